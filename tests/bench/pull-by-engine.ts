/** A program: the first pull by the real engine into an empty mirror, with the list of users open meanwhile. */
import { withTemporaryFolder } from '../../build/temporary-folder';
import { answer } from './child';
import { closeDesk, openDesk, pullEnded, tenantId, valueOf, watchFirstScreen } from './desk';
import type { PullOrder, Pulled } from './pull';

answer(({ baseUrl, token }: PullOrder) =>
  withTemporaryFolder('bench-pull', async (folder): Promise<Pulled> => {
    // Opened signed out first, so that the window's list is there when the pull begins.
    const engine = await openDesk(folder, baseUrl, null);
    watchFirstScreen(engine);
    const ended = pullEnded(engine);
    const began = performance.now();
    await engine.control['tenant.token']({ tenantId, token });
    await ended;
    const milliseconds = performance.now() - began;
    const { users } = valueOf(await engine.calls['tenant.status']({ tenantId }));
    await closeDesk(engine);
    return { milliseconds, users };
  }),
);

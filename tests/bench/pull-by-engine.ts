/** A program: the first pull by the real engine into an empty mirror, with a list of all users open meanwhile. */
import { withTemporaryFolder } from '../../build/temporary-folder';
import { answer } from './child';
import { closeDesk, openDesk, pullEnded, signIn, statusOf, watchFirstScreen } from './desk';
import type { Pulled } from './pull';
import type { TenantAddress } from './setting';

answer(({ baseUrl, token }: TenantAddress) =>
  withTemporaryFolder('bench-pull', async (folder): Promise<Pulled> => {
    // Signed out, so that the making of an empty file is not measured.
    const engine = await openDesk(folder, baseUrl, null);
    watchFirstScreen(engine);
    const ended = pullEnded(engine);
    const began = performance.now();
    await signIn(engine, token);
    await ended;
    const milliseconds = performance.now() - began;
    const { users } = await statusOf(engine);
    await closeDesk(engine);
    return { milliseconds, users };
  }),
);

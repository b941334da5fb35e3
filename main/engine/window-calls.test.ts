/** What a window remembers of a tenant, at a real desk. */
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../tests/support/tenant-model';
import { environment, tenantId, value } from '../../tests/sync/world';
import { createEngine } from './engine';

async function openDesk(directory: string) {
  const { calls, control } = createEngine(environment({}));
  const stop = () => control['engine.stop'](undefined);
  onTestFinished(async () => {
    await stop();
  });
  value(await control['tenant.open']({ tenantId, directory, baseUrl: 'http://127.0.0.1:1', token: null }));
  return { calls, stop };
}

it('is there again after a restart, by its name, until it is forgotten', async () => {
  const directory = temporaryFolder();
  const first = await openDesk(directory);
  expect(value(await first.calls['window.recall']({ tenantId, name: 'layout' }))).toBeNull();
  value(await first.calls['window.keep']({ tenantId, name: 'layout', text: 'wide' }));
  value(await first.calls['window.keep']({ tenantId, name: 'newcomer', text: 'Ada' }));
  value(await first.calls['window.keep']({ tenantId, name: 'newcomer', text: 'Ada Lovelace' }));
  await first.stop();

  const { calls } = await openDesk(directory);
  expect(value(await calls['window.recall']({ tenantId, name: 'layout' }))).toBe('wide');
  expect(value(await calls['window.recall']({ tenantId, name: 'newcomer' }))).toBe('Ada Lovelace');
  value(await calls['window.keep']({ tenantId, name: 'newcomer', text: null }));
  expect(value(await calls['window.recall']({ tenantId, name: 'newcomer' }))).toBeNull();
  expect(value(await calls['window.recall']({ tenantId, name: 'layout' }))).toBe('wide');
});

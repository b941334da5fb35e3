/** A working day at every tenant that misbehaves: people and groups made, edited, joined and deleted, each exactly once. */
import { describe, it, onTestFinished } from 'vitest';
import { type FaultInput, startDemoTenant } from '../../demo/server';
import { openTestDesk } from './desk';
import { type HeldTenant, workingDay } from './working-day';

async function scene(faults: FaultInput[], users = 30) {
  const server = await startDemoTenant({ kind: 'trackunit', users, token: 'secret-token', faults });
  onTestFinished(() => server.close());
  const desk = await openTestDesk(server);
  await desk.settled();
  return { tenant: server.tenant as unknown as HeldTenant, desk };
}

const harmless: FaultInput[][] = [
  [],
  [{ fault: 'pageCap', most: 10 }],
  [{ fault: 'pageLengthAsTotal' }, { fault: 'pageCap', most: 10 }],
  [{ fault: 'endlessPaging' }, { fault: 'pageCap', most: 20 }],
  [{ fault: 'cursorOnly' }, { fault: 'pageCap', most: 10 }],
  [{ fault: 'noDiscovery' }],
  [{ fault: 'lyingDiscovery', patch: false }],
  [{ fault: 'lyingDiscovery', etag: false, bulk: false, filter: false }],
  [{ fault: 'noETag' }],
  [{ fault: 'decoyETag' }],
  [{ fault: 'ignoredIfMatch' }],
  [{ fault: 'bumpOnNoop' }],
  [{ fault: 'noContent' }],
  [{ fault: 'noContent' }, { fault: 'ignoredIfMatch' }],
  [{ fault: 'nonAtomic500', times: 2 }],
  [{ fault: 'noFilteredPaths' }],
  [{ fault: 'duplicateAdds' }],
  [{ fault: 'duplicateAdds' }, { fault: 'drop', when: 'after', method: 'PATCH', path: '^/Groups', times: 1 }],
  [{ fault: 'stringBooleans' }],
  [{ fault: 'createWithoutId' }],
  [{ fault: 'createBadLocation' }],
  [{ fault: 'createEmptyBody' }],
  [{ fault: 'createEmptyBody' }, { fault: 'filterOnly', operators: ['pr'] }],
  [{ fault: 'lowerCaseEmails' }],
  [{ fault: 'addFormatted' }],
  [{ fault: 'oddCase' }],
  [{ fault: 'lateReads', ms: 20 }],
  [{ fault: 'deltaRefused' }],
  [{ fault: 'emptyOnBadFilter' }],
  [{ fault: 'bulkAbsent' }],
  [{ fault: 'deleteGone500' }],
  [{ fault: 'delete200' }],
  [{ fault: 'plainErrors' }],
  [{ fault: 'serverError', rate: 0.2 }],
  [{ fault: 'serverError', when: 'after', rate: 0.2 }],
  [{ fault: 'drop', rate: 0.15 }],
  [{ fault: 'drop', when: 'after', rate: 0.15 }],
  [{ fault: 'truncate', rate: 0.15 }],
  [{ fault: 'duplicate', rate: 0.3 }],
  [{ fault: 'tooManyRequests', rate: 0.1 }],
];

describe('a working day at a tenant with', () => {
  it.each(harmless.map((faults) => [faults.map(({ fault }) => fault).join(' and ') || 'no faults', faults] as const))(
    '%s ends as it was meant',
    async (_, faults) => {
      const { tenant, desk } = await scene(faults);
      await workingDay(tenant, desk);
    },
  );

  it('deactivation instead of deletion ends with those people inactive', async () => {
    const { tenant, desk } = await scene([{ fault: 'deactivateOnDelete' }]);
    await workingDay(tenant, desk, { deletes: 'inactive' });
  });

  it('groups whose members are never shown ends as it was meant', async () => {
    const { tenant, desk } = await scene([{ fault: 'noMembersInAnswer' }]);
    await workingDay(tenant, desk, { members: 0 });
  });
});

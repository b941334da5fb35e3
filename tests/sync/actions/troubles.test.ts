/** Whatever befalls a request, a mail goes out once for each wish. */
import { describe, expect, it } from 'vitest';
import type { FaultInput } from '../../../demo/server';
import { actionScene } from './scene';

const path = '/Actions/';
const method = 'POST';

/** What befalls requests, and how often three actions are asked for in all; null where chance decides. */
const troubles: [string, FaultInput[], number | null][] = [
  ['nothing goes wrong', [], 3],
  ['the answer is lost', [{ fault: 'drop', when: 'after', method, path, times: 2 }], 3],
  ['the request is lost', [{ fault: 'drop', method, path, times: 2 }], 5],
  ['the answer is torn', [{ fault: 'truncate', method, path, times: 2 }], 3],
  ['the answer is a web page', [{ fault: 'html', method, path, times: 2 }], 5],
  ['the tenant stumbles before', [{ fault: 'serverError', method, path, times: 2 }], 5],
  ['the tenant stumbles after', [{ fault: 'serverError', when: 'after', method, path, times: 2 }], 3],
  ['the tenant stumbles over looks, too', [{ fault: 'serverError', when: 'after', path, times: 5 }], 3],
  ['the tenant is asked too much', [{ fault: 'tooManyRequests', retryAfter: 2, method, path, times: 2 }], 5],
  ['a proxy repeats the request', [{ fault: 'duplicate', method, path }], null],
  ['a proxy repeats it and loses the answer', [{ fault: 'drop', duplicate: true, method, path, times: 2 }], null],
  ['the tenant is late', [{ fault: 'latency', ms: 30, method, path }], 3],
  ['any answer is lost', [{ fault: 'drop', when: 'after', rate: 0.3 }], 3],
  ['any request is lost', [{ fault: 'drop', rate: 0.3 }], null],
  ['versions are ignored', [{ fault: 'ignoredIfMatch' }], 3],
  ['errors say nothing', [{ fault: 'plainErrors' }, { fault: 'drop', when: 'after', method, path, times: 2 }], 3],
];

describe('an invitation and a reset', () => {
  it.each(troubles)('are mailed once each where %s', async (_, faults, asked) => {
    const scene = await actionScene({ faults });
    const [invited, also] = scene.people('activationPending');
    const [forgetful] = scene.people('active');
    if (!invited || !also || !forgetful) throw new Error('too few people');
    const batchId = await scene.ask(invited, 'resendActivation');
    await scene.ask(also, 'resendActivation');
    await scene.ask(forgetful, 'resetPassword');
    await scene.desk.settled();
    expect(scene.mails(invited)).toEqual(['activation']);
    expect(scene.mails(also)).toEqual(['activation']);
    expect(scene.mails(forgetful)).toEqual(['reset']);
    expect(await scene.desk.changes()).toEqual([]);
    // The tenant would forgive a repetition; none that could be spared is sent.
    const { tenant } = scene.server;
    if (asked !== null) expect(tenant.requests.count({ method: 'POST', path: new RegExp(path) })).toBe(asked);
    expect(await scene.desk.changes({ batches: [batchId] })).toMatchObject([{ kind: 'action', state: 'done' }]);
  });
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { columnForTests } from '../invite/columnsForTests';
import { showPeople } from '../state/asking';
import { gridRow } from '../state/entriesForTests';
import { listCame, showUsersOf, useUsers } from '../state/users';
import { isTypedSearch, searchFor } from './searching';

/** What was searched for, one by one; each list comes when it is let go. */
function startTenant() {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const { port } = startEngine({
    'tenant.columns': () => succeeded([columnForTests('userName')]),
    async 'users.open'({ query }) {
      asked.push(query.search);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return succeeded({ viewId: asked.length, revision: 1, count: 1 });
    },
    'users.window': ({ start }) => succeeded({ revision: 1, start, rows: [gridRow({ cells: ['x'] })] }),
    'users.close': () => succeeded(null),
    'jobs.cancel': () => succeeded(null),
    'window.recall': () => succeeded(null),
    'views.list': () => succeeded([]),
  });
  engine.connect(port);
  const come = async () => {
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    waiting.shift()?.();
  };
  return { asked, come };
}

let tenant: ReturnType<typeof startTenant>;

beforeEach(async () => {
  tenant = startTenant();
  const shown = showUsersOf('acme');
  await tenant.come();
  await shown;
  tenant.asked.length = 0;
});

/** Waits until nothing is searched for any more. */
async function settled(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await listCame();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

describe('searching as one types', () => {
  it('asks at once, and for the newest text alone when the list has come', async () => {
    for (const text of ['a', 'ad', 'ada', 'ada ']) searchFor(text);
    await tenant.come();
    await tenant.come();
    await settled();
    expect(tenant.asked).toEqual(['a', 'ada ']);
    expect(useUsers.getState().query.search).toBe('ada ');
    expect(isTypedSearch('ada ')).toBe(true);
  });

  it('does not wait any longer for a list that takes long when somebody types on', async () => {
    searchFor('a');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(tenant.asked).toEqual(['a']);
    searchFor('ad');
    await vi.waitFor(() => expect(tenant.asked).toEqual(['a', 'ad']));
    await tenant.come();
    await tenant.come();
    await settled();
    expect(useUsers.getState().query.search).toBe('ad');
  });

  it('gives up what was typed when another list is asked for meanwhile', async () => {
    searchFor('a');
    searchFor('ad');
    showPeople({});
    await tenant.come();
    await tenant.come();
    await settled();
    expect(tenant.asked).toEqual(['a', '']);
    expect(useUsers.getState().query.search).toBe('');
    expect(isTypedSearch('')).toBe(false);
  });
});

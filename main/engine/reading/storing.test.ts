import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Query } from '../../../preload/contract';
import { startReadingThread } from '../../../tests/support/reading-thread';
import { fleet, openStore, user } from '../../../tests/support/tenant-model';
import { closeMirror } from '../mirror/open';
import { setStamp, standingStamp } from '../mirror/ranks-stamp';
import { writeBase } from '../mirror/resources';
import { transactionInSteps } from '../mirror/stepwise';
import type { Store } from '../mirror/store';
import { ranksFolder } from '../mirror/stored-ranks';
import { readBeside } from './beside';
import { createStoring } from './storing';

const vehicles = `${fleet}:vehicles`;
const everybody: Query = { search: '', status: null, equal: [], group: null, filter: null, open: null, sort: [] };
const byVehicles: Query = { ...everybody, sort: [{ column: vehicles, direction: 'ascending' }] };
const never = new AbortController().signal;

function put(store: Store, who: number, count: number): number {
  return writeBase(store, user(`u${who}`, { title: `Title ${who}`, [fleet]: { vehicles: count } }), store.now(), null)
    .id;
}

async function peopled(people: number): Promise<Store> {
  const store = await openStore();
  for (let who = 0; who < people; who += 1) put(store, who, (who * 7) % people);
  return store;
}

describe('when the app is opened again', () => {
  function beside(store: Store) {
    const said: string[] = [];
    const log = (_level: string, text: string) => said.push(text);
    const wait = async () => undefined;
    const reader = readBeside(store, { log, wait, least: 1, startThread: startReadingThread });
    onTestFinished(() => reader.close());
    return { reader, said };
  }

  const filesOf = ({ mirror }: Store) => {
    const folder = ranksFolder(dirname(mirror.path));
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  it('the first sort reads nobody but those who were written since it was left', async () => {
    const store = await peopled(40);
    const first = beside(store);
    await first.reader.read('order', everybody, { shown: [vehicles, 'title'] });
    await vi.waitFor(() => expect(filesOf(store)).toHaveLength(2), 10_000);
    const before = [...(await first.reader.read('order', byVehicles))];
    const moved = put(store, 3, 100);
    await first.reader.close();
    closeMirror(store.mirror);

    const again = await openStore(dirname(store.mirror.path));
    // Whoever looked at everybody could not read this one.
    again.mirror.sqlite.exec(`drop trigger ranks_resource_update; update resource set base = '{' where id = 9`);
    const second = beside(again);
    const found = await second.reader.read('order', byVehicles);
    expect([...found]).toEqual([...before.filter((id) => id !== moved), moved]);
    expect([...first.said, ...second.said]).toEqual([]);
  });

  it.each(['a folder that cannot be made', 'a mirror that can grow no more'])('nobody misses it: %s', async (why) => {
    const store = await peopled(40);
    const { sqlite, path } = store.mirror;
    if (why.startsWith('a folder')) writeFileSync(ranksFolder(dirname(path)), '');
    else {
      // For want of a stamp that fills a page by itself.
      sqlite.exec(`create trigger much after insert on ranks_stamp
        begin insert into fact values ('much', hex(randomblob(50000))); end`);
      sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true })}`);
    }
    const { reader, said } = beside(store);
    await reader.read('order', everybody, { shown: [vehicles, 'title'] });
    await vi.waitFor(() => expect(said).toHaveLength(1), 10_000);
    expect(await reader.read('order', byVehicles, { shown: [vehicles] })).toHaveLength(40);
    put(store, 3, 100);
    expect([...(await reader.read('order', byVehicles, { shown: [vehicles] }))].at(-1)).toBe(4);
    expect(said).toHaveLength(1);
  });
});

describe('what is ranked is stored', () => {
  /** Answers in turn what is given, then yes. */
  async function scene(answers: (boolean | null)[] = []) {
    const store = await peopled(400);
    const said: string[] = [];
    const asked: (string | undefined)[] = [];
    const storing = createStoring(store, {
      log: (_level, text) => said.push(text),
      async ask() {
        asked.push(standingStamp(store.mirror)?.stamp);
        return answers.length > 0 ? (answers.shift() ?? null) : true;
      },
    });
    return { store, said, asked, storing: () => storing(['title'], never) };
  }

  it('under a stamp that stands until too much was written', async () => {
    const { store, asked, storing } = await scene();
    await storing();
    const [first] = asked;
    expect(first).toEqual(expect.any(String));
    for (let who = 0; who < 2; who += 1) put(store, who, 1000);
    await storing();
    expect(asked).toEqual([first, first]);
    put(store, 2, 1000);
    await storing();
    expect(asked).toHaveLength(3);
    expect(asked[2]).not.toBe(first);
    expect(standingStamp(store.mirror)?.written).toBe(0);
  });

  it('under another one where nothing can be added to what there is', async () => {
    const { store, asked, storing } = await scene([false]);
    setStamp(store.mirror, 'a stamp');
    await storing();
    expect(asked).toEqual(['a stamp', standingStamp(store.mirror)?.stamp]);
    expect(asked[1]).not.toBe('a stamp');
  });

  it('never again where it has failed', async () => {
    const { asked, storing } = await scene([null]);
    await storing();
    await storing();
    expect(asked).toHaveLength(1);
  });

  it('another time where something is being written in steps', async () => {
    const { store, asked, storing } = await scene();
    const written = transactionInSteps(
      store,
      function* () {
        for (let more = 0; more < 5; more += 1) yield;
      },
      never,
    );
    await storing();
    expect(asked).toEqual([]);
    await written;
    await storing();
    expect(asked).toHaveLength(1);
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { groupColumn } from '../../../preload/contract';
import { administered, invitation } from '../../../tests/support/administration';
import { importing } from '../../../tests/support/import-scene';
import { gesture, group, open, person, retitle, shown } from '../../../tests/support/queue';
import { openStore, user } from '../../../tests/support/tenant-model';
import { readRow } from '../mirror/view';
import { listBatches } from '../queue/batch-list';
import { depart } from '../queue/people';
import { undo } from '../queue/undo';

const head = ['id', 'userName', 'title', 'name.familyName'];

describe('what lines ask for', () => {
  it('is queued as one batch, once, and taken back as one', async () => {
    const store = await openStore();
    const [ann, bob] = [person(store, 'ann'), person(store, 'bob')];
    const scene = await importing(store, [
      head,
      ['ann', '', 'Boss', 'One'],
      ['bob', '', 'Clerk', 'Two'],
      ['', 'new', 'Temp', 'Three'],
      ['nobody', '', 'Nothing', ''],
      ['bob', '', 'Twice', ''],
    ]);
    const batchId = randomUUID();
    const answer = await scene.apply(batchId);
    expect(answer).toMatchObject({ created: 1, changed: 2, refused: [] });
    expect(await scene.apply(batchId)).toEqual(answer);
    expect(new Set(open(store).map((change) => change.batchId))).toEqual(new Set([batchId]));
    expect(open(store)).toHaveLength(5);
    expect([readRow(store.mirror, ann)?.title, readRow(store.mirror, bob)?.title]).toEqual(['Boss', 'Clerk']);
    undo(store, batchId);
    expect(open(store)).toEqual([]);
    expect(readRow(store.mirror, ann)?.title).toBeUndefined();
  });

  it('leaves no batch where there is nothing to do', async () => {
    const store = await openStore();
    person(store, 'ann', { title: 'Boss' });
    const scene = await importing(store, [head, ['ann', '', 'Boss', '']]);
    expect(await scene.apply()).toMatchObject({ created: 0, changed: 0, refused: [] });
    expect(listBatches(store, null, null, 10).total).toBe(0);
  });

  it('is without the lines that are left out', async () => {
    const store = await openStore();
    person(store, 'ann');
    person(store, 'bob');
    const scene = await importing(store, [head, ['ann', '', 'Boss', ''], ['bob', '', 'Boss', '']]);
    await scene.leaveOut([2]);
    expect(await scene.apply()).toMatchObject({ changed: 1 });
    expect(open(store)).toHaveLength(1);
  });

  it('gives newcomers their groups and what is done to them', async () => {
    const store = administered(await openStore(), { actions: [invitation] });
    const key = groupColumn(group(store, 'g', []));
    const scene = await importing(
      store,
      [
        ['userName', key],
        ['new', 'x'],
      ],
      { match: ['userName'] },
    );
    expect(await scene.apply(randomUUID(), ['invite', 'nonsense'])).toMatchObject({
      created: 1,
      refused: [{ line: 2, column: 'nonsense', failure: { code: 'unavailable' } }],
    });
    expect(open(store).map(({ kind }) => kind)).toEqual(['create', 'add-member', 'action']);
  });
});

describe('people whom the file does not name', () => {
  it('are deactivated only when that is asked for: not oneself, nor who is to be deleted', async () => {
    const me = { id: 'ann', name: 'Ann', userName: null };
    const store = administered(await openStore(), { me });
    const [ann, , cyd] = [person(store, 'ann'), person(store, 'bob'), person(store, 'cyd')];
    const [dan, eve] = [person(store, 'dan', { active: false }), person(store, 'eve')];
    gesture(store, { kind: 'delete', row: cyd });
    const scene = await importing(store, [head, ['bob', '', '', '']]);
    expect(scene.absent()).toEqual([ann, cyd, dan, eve]);
    expect(await scene.apply()).toMatchObject({ deactivated: 0, notDeactivated: [] });
    expect(open(store)).toHaveLength(1);
    const batchId = randomUUID();
    const answer = await scene.apply(batchId, [], () => {}, scene.absent());
    expect(answer).toMatchObject({
      deactivated: 1,
      notDeactivated: [
        { row: ann, failure: { code: 'own-attribute' } },
        { row: cyd, failure: { code: 'to-be-deleted' } },
      ],
    });
    expect(await scene.apply(batchId, [], () => {}, scene.absent())).toEqual(answer);
    expect(readRow(store.mirror, eve)?.active).toBe(false);
    undo(store, batchId);
    expect(open(store)).toHaveLength(1);
  });
});

describe.each([
  ['the look', false],
  ['the preparation', true],
])('between %s and the word', (_moment, isPrepared) => {
  it('a colleague changes what the file has not: theirs stays', async () => {
    const store = await openStore();
    const ann = person(store, 'ann', { title: 'Boss' });
    const scene = await importing(store, [head, ['ann', '', 'Boss', 'New']]);
    if (isPrepared) await scene.prepare();
    shown(store, user('ann', { title: 'Chair' }));
    expect(await scene.apply()).toMatchObject({ created: 0, changed: 1, refused: [] });
    expect(readRow(store.mirror, ann)).toMatchObject({ title: 'Chair', name: { familyName: 'New' } });
  });

  it('somebody goes, somebody comes, somebody is to be deleted, an address moves on', async () => {
    const store = await openStore();
    const [ann, bob] = [person(store, 'ann'), person(store, 'bob'), person(store, 'cyd')];
    const scene = await importing(
      store,
      [
        ['id', 'userName', 'emails', 'title'],
        ['ann', '', '', 'Boss'],
        ['bob', '', '', 'Boss'],
        ['', '', 'cyd@example.com', 'Boss'],
        ['', 'new', 'new@example.com', 'Boss'],
        ['', 'other', 'other@example.com', 'Boss'],
      ],
      { match: ['id', 'emails', 'userName'] },
    );
    expect(scene.lines().map(({ verdict }) => verdict)).toEqual(['changed', 'changed', 'changed', 'new', 'new']);
    if (isPrepared) await scene.prepare();
    depart(store, ann);
    gesture(store, { kind: 'delete', row: bob });
    shown(store, user('cyd', { emails: [{ value: 'elsewhere@example.com', primary: true }] }));
    person(store, 'dan', { emails: [{ value: 'cyd@example.com', primary: true }] });
    person(store, 'eve', { userName: 'new' });
    const before = open(store).length;
    expect(await scene.apply()).toMatchObject({
      created: 1,
      changed: 0,
      refused: [
        { line: 2, column: '', failure: expect.objectContaining({ code: 'unknown-row' }) },
        { line: 3, column: 'title', failure: expect.objectContaining({ code: 'to-be-deleted' }) },
        { line: 4, column: '', failure: expect.objectContaining({ code: 'line-ambiguous' }) },
        { line: 5, column: '', failure: expect.objectContaining({ code: 'taken' }) },
      ],
    });
    expect(open(store).length).toBe(before + 1);
  });

  it('a number that means somebody else no more means whoever has it with zeros: they stay', async () => {
    const store = await openStore();
    const [boss, leaver] = ['7', '007'].map((title, n) => person(store, `u${n}`, { title })) as [number, number];
    // So that the number may have lost zeros.
    person(store, 'other', { title: '100' });
    const lines = [
      ['title', 'name.givenName'],
      ['7', 'New'],
    ];
    const scene = await importing(store, lines, { match: ['title'], creates: false });
    expect(scene.lines()).toMatchObject([{ row: boss }]);
    if (isPrepared) await scene.prepare();
    retitle(store, boss, 'Boss');
    expect(await scene.apply(randomUUID(), [], () => {}, [leaver])).toMatchObject({
      deactivated: 0,
      notDeactivated: [{ row: leaver, failure: { code: 'named-since' } }],
    });
  });

  it('somebody who is to be deactivated gets the address of a line: they stay', async () => {
    const store = await openStore();
    const [, dan, eve] = [person(store, 'ann'), person(store, 'dan'), person(store, 'eve')];
    const lines = [
      ['emails', 'title'],
      ['ann@example.com', ''],
      ['zoe@example.com', ''],
    ];
    const scene = await importing(store, lines, { match: ['emails'], creates: false });
    expect(scene.absent()).toEqual([dan, eve]);
    const leavers = scene.absent();
    if (isPrepared) await scene.prepare();
    shown(store, user('dan', { emails: [{ value: 'zoe@example.com', primary: true }] }));
    expect(await scene.apply(randomUUID(), [], () => {}, leavers)).toMatchObject({
      deactivated: 1,
      notDeactivated: [{ row: dan, failure: { code: 'named-since' } }],
    });
    expect(open(store).map(({ resourceId }) => resourceId)).toEqual([eve]);
  });

  it('the admin edits in the midst: the batch is there before, as a whole', async () => {
    const store = await openStore();
    for (let n = 0; n < 600; n += 1) person(store, `u${n}`);
    const lines = [...Array(600).keys()].map((n) => [`u${n}`, '', 'Boss', '']);
    const scene = await importing(store, [head, ...lines]);
    if (isPrepared) await scene.prepare();
    const row = person(store, 'ann');
    let edited = '';
    const edit = (done: number) => {
      if (done > 250 || edited !== '') return;
      edited = 'soon';
      setImmediate(() => {
        edited = retitle(store, row, 'Chair').batchId;
      });
    };
    const batchId = randomUUID();
    expect(await scene.apply(batchId, [], edit)).toMatchObject({ changed: 600 });
    const batches = open(store).map((change) => change.batchId);
    expect(batches).toEqual([...Array(600).fill(batchId), edited]);
  });

  it('somebody is put into a group: the file asks for nothing of them any more', async () => {
    const store = await openStore();
    const [ann, bob] = [person(store, 'ann'), person(store, 'bob')];
    const staff = group(store, 'g', []);
    const scene = await importing(
      store,
      [
        ['id', groupColumn(staff)],
        ['ann', 'x'],
        ['bob', 'x'],
      ],
      { match: ['id'] },
    );
    if (isPrepared) await scene.prepare();
    gesture(store, { kind: 'member', group: staff, row: ann, member: true });
    expect(await scene.apply()).toMatchObject({ changed: 1, refused: [] });
    expect(open(store).map(({ member }) => member)).toEqual([ann, bob]);
  });

  it('nothing is half applied when it breaks in the middle', async () => {
    const store = await openStore();
    for (let n = 0; n < 300; n += 1) person(store, `u${n}`);
    const lines = [...Array(300).keys()].map((n) => [`u${n}`, '', 'Boss', '']);
    const scene = await importing(store, [head, ...lines]);
    if (isPrepared) await scene.prepare();
    const powerCut = (lines: number) => {
      throw new Error(`the power is gone after ${lines} lines`);
    };
    await expect(scene.apply(randomUUID(), [], powerCut)).rejects.toThrow('the power is gone after 250 lines');
    expect(open(store)).toEqual([]);
    expect(listBatches(store, null, null, 10).total).toBe(0);
    const stop = new AbortController();
    const stopped = scene.apply(randomUUID(), [], () => stop.abort(), [], stop.signal);
    await expect(stopped).rejects.toThrow('cancelled');
    expect(open(store)).toEqual([]);
    expect(await scene.apply()).toMatchObject({ changed: 300 });
  });
});

describe('what lines do', () => {
  it('is written as it was found out, where nobody has changed anybody meanwhile', async () => {
    const store = await openStore();
    const rows = ['ann', 'bob'].map((id) => person(store, id));
    const scene = await importing(store, [head, ['ann', '', 'Boss', 'One'], ['bob', '', 'Boss', '']]);
    await scene.prepare();
    scene.scratch.sqlite.exec(`update line set cells = '[]', remote = null`);
    const batchId = randomUUID();
    expect(await scene.apply(batchId)).toMatchObject({ changed: 2, refused: [] });
    expect(open(store)).toHaveLength(3);
    expect(rows.map((row) => readRow(store.mirror, row)?.title)).toEqual(['Boss', 'Boss']);
    undo(store, batchId);
    expect(open(store)).toEqual([]);
  });

  it('is not found out again of those whom nobody has changed meanwhile', async () => {
    const store = await openStore();
    const [ann, bob] = [person(store, 'ann'), person(store, 'bob')];
    const scene = await importing(store, [head, ['ann', '', 'Boss', ''], ['bob', '', 'Boss', '']]);
    await scene.prepare();
    shown(store, user('bob', { nickName: 'Bobby' }));
    // Whoever looks at the lines themselves finds nothing more in them.
    scene.scratch.sqlite.exec(`update line set cells = '[]', remote = null`);
    expect(await scene.apply()).toMatchObject({ changed: 1, refused: [{ line: 3 }] });
    expect([readRow(store.mirror, ann)?.title, readRow(store.mirror, bob)?.title]).toEqual(['Boss', undefined]);
  });
});

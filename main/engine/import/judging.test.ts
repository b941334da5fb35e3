import { describe, expect, it } from 'vitest';
import { groupColumn, wholeNameTarget } from '../../../preload/contract';
import { administered } from '../../../tests/support/administration';
import { cellsByColumn, importing } from '../../../tests/support/import-scene';
import { gesture, group, open, person } from '../../../tests/support/queue';
import { fleet, openStore } from '../../../tests/support/tenant-model';

describe('who is meant by a line', () => {
  it('is whoever has the value of the first column that anybody is found by, in any case and without blanks', async () => {
    const store = await openStore();
    const [ann, bob] = [person(store, 'ann'), person(store, 'bob')];
    const scene = await importing(store, [
      ['id', 'emails', 'title'],
      ['ann', '', 'Boss'],
      ['', ' BOB@Example.com ', 'Clerk'],
    ]);
    expect(scene.lines()).toMatchObject([
      { line: 2, verdict: 'changed', row: ann, name: 'Given ann Family ann' },
      { line: 3, verdict: 'changed', row: bob },
    ]);
  });

  it('is nobody whose id nobody has: they are never created', async () => {
    const scene = await importing(await openStore(), [
      ['id', 'userName', 'name.familyName'],
      ['gone', 'gone', 'Gone'],
    ]);
    expect(scene.lines()).toMatchObject([{ verdict: 'unknown', row: null }]);
  });

  it('cannot be told where the line points to two people, or two have the value', async () => {
    const store = await openStore();
    const ann = person(store, 'ann');
    person(store, 'bob');
    person(store, 'cyd', { emails: [{ value: 'bob@example.com', primary: true }] });
    const scene = await importing(store, [
      ['id', 'userName', 'emails', 'title'],
      ['ann', 'user-bob', '', 'Boss'],
      ['', '', 'bob@example.com', 'Boss'],
      ['gone', 'user-ann', '', 'Boss'],
    ]);
    const failure = { code: 'line-ambiguous' };
    expect(scene.lines()).toMatchObject([
      { verdict: 'invalid', row: ann, failure },
      { verdict: 'invalid', row: null, failure },
      { verdict: 'invalid', row: ann, failure },
    ]);
    expect(cellsByColumn(scene.line(2)).userName).toMatchObject({ state: 'invalid', failure: { code: 'taken' } });
    expect(await scene.apply()).toMatchObject({ created: 0, changed: 0 });
    expect(open(store)).toEqual([]);
  });

  it('stays the same person when the address is a new one, and whoever shares an address keeps it', async () => {
    const store = await openStore();
    const shared = [{ value: 'team@example.com', primary: true }];
    for (let n = 0; n < 30; n += 1) person(store, `u${n}`, { emails: shared });
    person(store, 'ann');
    const scene = await importing(store, [
      ['id', 'emails'],
      ['ann', 'new@example.com'],
      ['u29', 'team@example.com'],
    ]);
    expect(scene.lines().map(({ verdict }) => verdict)).toEqual(['changed', 'unchanged']);
  });

  it('is not said by a line without any of these values', async () => {
    const store = await openStore();
    person(store, 'ann');
    const lines = [
      ['id', 'title'],
      ['', 'Boss'],
    ];
    const scene = await importing(store, lines);
    expect(scene.line(2)).toMatchObject({ verdict: 'invalid', failure: { code: 'line-without-key' } });
    await scene.judge({ creates: false });
    expect(scene.line(2)).toMatchObject({ verdict: 'invalid', failure: { code: 'line-without-key' } });
  });

  it('is told by an earlier line: a second one about the same person is one too many, until the first is left out', async () => {
    const store = await openStore();
    person(store, 'ann');
    const scene = await importing(store, [
      ['id', 'emails', 'title'],
      ['ann', '', 'One'],
      ['', 'ann@example.com', 'Two'],
      ['ann', '', 'Three'],
    ]);
    const twice = { verdict: 'invalid', failure: { code: 'line-twice', params: { other: 2 } } };
    expect(scene.lines()).toMatchObject([{ verdict: 'changed', failure: null }, twice, twice]);
    await scene.leaveOut([2]);
    expect(scene.lines()).toMatchObject([
      { leftOut: true },
      { verdict: 'changed', failure: null },
      { verdict: 'invalid', failure: { params: { other: 3 } } },
    ]);
    expect(scene.summary()).toMatchObject({ leftOut: 1, counts: { changed: 1, invalid: 1 } });
    await scene.leaveOut([2], false);
    expect(scene.lines()).toMatchObject([{ leftOut: false, verdict: 'changed' }, twice, twice]);
    expect(scene.fix(2, 'id', '').verdict).toBe('invalid');
    expect(scene.lines('changed').map(({ line }) => line)).toEqual([3]);
  });
});

describe('somebody new', () => {
  const head = ['userName', 'name.familyName', 'emails', `${fleet}:origin`, `${fleet}:number`];

  it('has all that can be given once, and the address for a username', async () => {
    const store = await openStore();
    const scene = await importing(store, [head, ['', 'New', 'new@example.com', 'depot', '5']]);
    expect(scene.line(2)).toMatchObject({ verdict: 'new', row: null, name: 'New' });
    expect(cellsByColumn(scene.line(2))).toMatchObject({
      emails: { state: 'changed', from: null, to: 'new@example.com' },
      [`${fleet}:origin`]: { state: 'changed' },
      [`${fleet}:number`]: { state: 'fixed', failure: { code: 'read-only' } },
    });
    expect(await scene.apply()).toMatchObject({ created: 1, changed: 0, refused: [] });
    expect(open(store)[0]?.value).toMatchObject({ userName: 'new@example.com', [fleet]: { origin: 'depot' } });
  });

  it('is not created where nobody is to be', async () => {
    const scene = await importing(await openStore(), [head, ['new', 'New', '', '', '']], { creates: false });
    expect(scene.line(2)).toMatchObject({ verdict: 'unknown', name: 'New' });
  });

  it('lacks what the tenant requires: at the cell that would bring it, or of the line', async () => {
    const store = await openStore();
    const scene = await importing(store, [head.slice(0, 2), ['', 'New']]);
    expect(scene.line(2)).toMatchObject({ verdict: 'invalid', failure: { code: 'line-without-key' } });
    const other = await importing(store, [
      ['emails', 'title'],
      ['new@example.com', 'Boss'],
    ]);
    expect(other.line(2).verdict).toBe('new');
  });

  it('cannot have what somebody else has, or another line gives', async () => {
    const store = await openStore();
    person(store, 'ann');
    const scene = await importing(
      store,
      [
        ['userName', 'emails'],
        ['user-ann', 'x@example.com'],
        ['one', 'same@example.com'],
        ['two', 'same@example.com'],
        ['ONE', 'other@example.com'],
      ],
      { match: ['emails'] },
    );
    expect(scene.lines()).toMatchObject([
      { verdict: 'invalid', cells: [{ failure: { code: 'taken' } }, { state: 'changed' }] },
      { verdict: 'new' },
      { verdict: 'invalid', failure: { code: 'line-twice', params: { other: 3 } } },
      { verdict: 'invalid', failure: { code: 'line-twice', params: { other: 3 } } },
    ]);
  });

  it('is not created by an admin who may not', async () => {
    const store = administered(await openStore(), { permissions: ['users.edit'] });
    const scene = await importing(store, [head.slice(0, 1), ['new']]);
    expect(scene.line(2)).toMatchObject({ verdict: 'invalid', failure: { code: 'not-permitted' } });
  });
});

describe('a cell', () => {
  it('is told to be the same, changed, fixed, invalid or silent', async () => {
    const store = await openStore();
    person(store, 'ann', { title: ' Chief ' });
    const scene = await importing(store, [
      ['id', 'title', 'active', `${fleet}:access`, `${fleet}:vehicles`, `${fleet}:number`, 'phoneNumbers'],
      ['ann', 'Chief', 'NON', 'perhaps', '1 234,0', '18', ''],
    ]);
    expect(scene.line(2)).toMatchObject({
      verdict: 'invalid',
      cells: [
        { state: 'same' },
        { state: 'same', from: ' Chief ' },
        { state: 'changed', from: true, to: false },
        { state: 'invalid', from: 'full', failure: { code: 'not-choice' } },
        { state: 'changed', from: 3, to: 1234 },
        { state: 'fixed', from: 17, to: 18, failure: { code: 'read-only' } },
        { state: 'silent', from: null, to: null },
      ],
    });
    expect(scene.summary()).toMatchObject({ counts: { invalid: 1 }, cells: 0 });
  });

  it('empties an attribute only where empty cells are to, and never what has to be there or cannot be changed', async () => {
    const store = await openStore();
    person(store, 'ann', { title: 'Chief', [fleet]: { number: 17 } });
    const lines = [
      ['id', 'title', 'userName', `${fleet}:number`],
      ['ann', '', '', ''],
    ];
    const scene = await importing(store, lines);
    expect(scene.line(2).verdict).toBe('unchanged');
    await scene.judge({ clears: true });
    expect(scene.line(2)).toMatchObject({
      verdict: 'invalid',
      cells: [
        { state: 'same' },
        { state: 'changed', to: null },
        { failure: { code: 'required' } },
        { state: 'silent' },
      ],
    });
  });

  it('reads the words of the window, also for choices', async () => {
    const store = await openStore();
    person(store, 'ann');
    const choices = { [`${fleet}:access`]: { 'Accès limité': 'assigned' } };
    const words = { yes: ['Oui'], no: ['Non'], choices, activationPending: [] };
    const scene = await importing(
      store,
      [
        ['id', 'active', `${fleet}:access`],
        ['ann', 'oui', 'ACCES LIMITE'],
      ],
      { words },
    );
    expect(scene.line(2).cells).toMatchObject([{}, { state: 'same' }, { state: 'changed', to: 'assigned' }]);
  });

  it('is not changed of the own account, or of somebody who is to be deleted', async () => {
    const store = administered(await openStore(), {
      me: { id: 'me', name: 'Me', userName: null },
      ownReadOnly: [{ attribute: 'title', reason: {} }],
    });
    person(store, 'me');
    gesture(store, { kind: 'delete', row: person(store, 'ann') });
    const scene = await importing(store, [
      ['id', 'title'],
      ['me', 'Boss'],
      ['ann', 'Boss'],
    ]);
    expect(scene.lines()).toMatchObject([
      { verdict: 'unchanged', cells: [{}, { state: 'fixed', failure: { code: 'own-attribute' } }] },
      { verdict: 'unchanged', cells: [{}, { state: 'fixed', failure: { code: 'to-be-deleted' } }] },
    ]);
    expect(scene.summary().changes[1]).toMatchObject({ column: 'title', changed: 0, fixed: 2, invalid: 0 });
  });

  it('holds an error of the spreadsheet, or a number whose digits it has eaten', async () => {
    const store = await openStore();
    person(store, 'ann');
    const scene = await importing(store, [
      ['id', 'title', 'phoneNumbers', `${fleet}:number`],
      ['ann', { text: '#N/A', kind: 'error' }, '6.1E+10', { text: '#REF!', kind: 'error' }],
    ]);
    const failure = { code: 'cell-error' };
    expect(scene.line(2)).toMatchObject({
      verdict: 'invalid',
      cells: [{}, { state: 'invalid', failure }, { state: 'invalid', failure }, { state: 'fixed' }],
    });
  });

  it('is a membership of a group', async () => {
    const store = await openStore();
    const [ann, bob] = [person(store, 'ann'), person(store, 'bob')];
    const editors = group(store, 'g', ['ann']);
    const key = groupColumn(editors);
    const scene = await importing(
      store,
      [
        ['id', key],
        ['ann', 'no'],
        ['bob', 'X'],
        ['u-new', '1'],
      ],
      {
        match: ['userName'],
        targets: ['userName', key],
      },
    );
    await scene.judge({ match: ['id'], targets: ['id', key] });
    expect(scene.lines()).toMatchObject([
      { verdict: 'changed', cells: [{}, { from: true, to: false }] },
      { verdict: 'changed', cells: [{}, { from: false, to: true }] },
      { verdict: 'unknown' },
    ]);
    expect(await scene.apply()).toMatchObject({ changed: 2, refused: [] });
    expect(open(store).map(({ kind, member }) => [kind, member])).toEqual([
      ['remove-member', ann],
      ['add-member', bob],
    ]);
  });

  it('is a whole name', async () => {
    const store = await openStore();
    for (const id of ['ann', 'bob', 'cyd']) person(store, id, { name: { givenName: id, familyName: 'Berg' } });
    const scene = await importing(store, [
      ['id', wholeNameTarget],
      ['ann', 'Berg, ann'],
      ['bob', 'VON BERG bob'],
      ['cyd', 'cyd'],
    ]);
    expect(scene.lines()).toMatchObject([
      { verdict: 'unchanged' },
      { verdict: 'changed', cells: [{}, { column: wholeNameTarget, from: 'bob Berg', to: 'bob VON BERG' }] },
      { verdict: 'unchanged' },
    ]);
    await scene.apply();
    expect(open(store).map(({ path, value }) => [path, value])).toEqual([['name.familyName', 'VON BERG']]);
  });

  it('of an awaited activation says nothing, and a date is what a workbook shows of it', async () => {
    const store = await openStore();
    const at = '2024-05-06T07:08:09.765Z';
    person(store, 'ann', { [fleet]: { since: at } });
    const local = new Date(at);
    const two = (n: number) => String(n).padStart(2, '0');
    const day = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
    const time = `${two(local.getHours())}:${two(local.getMinutes())}`;
    const [year, month, date] = day.split('-');
    for (const [text, state] of [
      [`${day}T${time}:10`, 'same'],
      [`${day} ${time}`, 'same'],
      [day, 'same'],
      [`${date}/${month}/${year}`, 'same'],
      [`${day}T${time}:19`, 'changed'],
      ['31.02.2024', 'invalid'],
    ] as const) {
      const scene = await importing(store, [
        ['id', `${fleet}:since`],
        ['ann', { text, kind: 'date' }],
      ]);
      expect([text, scene.line(2).cells[1]?.state]).toEqual([text, state]);
    }
  });
});

describe('numbers that have lost their zeros', () => {
  const head = ['id', 'userName', 'title'];

  it('are asked about, and put back or taken as they stand', async () => {
    const store = await openStore();
    for (const [index, title] of ['00123', '00456', '07890', '12345'].entries()) person(store, `u${index}`, { title });
    const lines = [head, ['u0', '', '123'], ['u3', '', '12345'], ['', 'new', '77'], ['u1', '', '456x']];
    const scene = await importing(store, lines);
    expect(scene.lines()).toMatchObject([
      {
        verdict: 'invalid',
        cells: [{}, {}, { failure: { code: 'zeros-lost', params: { value: '123', whole: '00123' } } }],
      },
      { verdict: 'unchanged' },
      { verdict: 'invalid', cells: [{}, {}, { failure: { code: 'zeros-lost', params: { whole: '00077' } } }] },
      { verdict: 'changed' },
    ]);
    expect(scene.summary().zeros).toEqual([{ column: 'title', count: 2, from: '123', to: '00123' }]);
    expect(await scene.judge({ zeros: { title: true } })).toMatchObject({
      zeros: [{ column: 'title', count: 2, from: '123', to: '00123' }],
    });
    expect(scene.lines()).toMatchObject([
      { verdict: 'unchanged' },
      {},
      { verdict: 'new', cells: [{}, {}, { to: '00077' }] },
      {},
    ]);
    await scene.judge({ zeros: { title: false } });
    expect(scene.lines()).toMatchObject([
      { verdict: 'changed', cells: [{}, {}, { to: '123' }] },
      {},
      { verdict: 'new' },
      {},
    ]);
    await scene.judge();
    expect(scene.fix(2, 'title', '123')).toMatchObject({ verdict: 'changed', cells: [{}, {}, { to: '123' }] });
  });

  it('still tell who is meant, once they are put back', async () => {
    const store = await openStore();
    const [ann] = [person(store, 'ann', { title: '0042' }), person(store, 'bob', { title: '0043' })];
    const scene = await importing(
      store,
      [
        ['title', 'phoneNumbers'],
        ['42', '+45 1'],
      ],
      { match: ['title'] },
    );
    expect(scene.line(2)).toMatchObject({
      row: ann,
      verdict: 'invalid',
      cells: [{ failure: { code: 'zeros-lost' } }, {}],
    });
    await scene.judge({ zeros: { title: true } });
    expect(scene.line(2)).toMatchObject({
      row: ann,
      verdict: 'changed',
      cells: [{ state: 'same' }, { state: 'changed' }],
    });
    await scene.judge({ zeros: { title: false }, creates: false });
    expect(scene.line(2)).toMatchObject({ row: null, verdict: 'unknown' });
  });
});

it('fails with a column that the tenant does not have, and counts who is not named', async () => {
  const store = await openStore();
  person(store, 'ann');
  person(store, 'bob');
  const scene = await importing(store, [
    ['id', 'title'],
    ['ann', 'x'],
  ]);
  expect(scene.summary().absent).toBe(1);
  await expect(scene.judge({ targets: ['id', 'nonsense'] })).rejects.toThrow('unknown-column');
});

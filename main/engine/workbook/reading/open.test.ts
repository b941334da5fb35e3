import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rawWorkbook } from '../../../../tests/support/raw-workbooks';
import { foundOut, openTableFolder, readTable } from '../../../../tests/support/tables';
import { openTable } from './open';
import type { Table } from './table';

const folder = openTableFolder();
afterAll(() => folder.close());
afterEach(() => expect(folder.descriptors() ?? 0).toBe(0));

const never = new AbortController().signal;
const code = async (path: string) => {
  const read = await readTable(path);
  return read.ok ? 'ok' : `${read.failure.code} ${JSON.stringify(read.failure.params)}`;
};

async function opened(path: string, signal = never): Promise<Table> {
  const answer = await openTable(path, foundOut, signal);
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

const rows = (count: number) =>
  '<row><c t="inlineStr"><is><t>some text</t></is></c><c><v>1</v></c></row>'.repeat(count);
const manyRows = () => rawWorkbook({ rows: rows(30_000), strings: '<si><t>unused</t></si>'.repeat(100_000) });
const manyLines = () => 'some text,1\n'.repeat(100_000);

describe('a file', () => {
  it('is recognised by what it holds', async () => {
    expect((await opened(folder.put(rawWorkbook(), 'people.csv')).then(closed)).kind).toBe('workbook');
    expect((await opened(folder.put('a,b', 'people.xlsx')).then(closed)).kind).toBe('text');
  });

  async function closed(table: Table): Promise<Table> {
    await table.close();
    return table;
  }

  it('may not be there', async () => {
    expect(await code(join(folder.folder, 'gone.xlsx'))).toBe('file-not-found {"file":"gone.xlsx"}');
    expect(await code(join(folder.put('x', 'a-file'), 'below.xlsx'))).toBe('file-not-found {"file":"below.xlsx"}');
  });

  it('may be a folder, which is none', async () => {
    expect(await code(folder.folder)).toMatch(/^file-type/);
  });

  it.skipIf(process.platform === 'win32')('may be a device, which is none and would never end', async () => {
    expect(await code('/dev/zero')).toMatch(/^file-type/);
  });

  it.skipIf(process.platform === 'win32')('may belong to somebody else', async () => {
    const path = folder.put('a,b', 'theirs.csv');
    chmodSync(path, 0o000);
    // An administrator may read everything: for a moment the test is nobody.
    const isAdministrator = process.geteuid?.() === 0;
    if (isAdministrator) process.seteuid?.('nobody');
    try {
      expect(await code(path)).toBe('file-denied {"file":"theirs.csv"}');
    } finally {
      if (isAdministrator) process.seteuid?.(0);
    }
  });

  it.each([
    ['a workbook', manyRows],
    ['a text', manyLines],
  ])('of many lines comes in pieces, with how far it has come: %s', async (_, make) => {
    const table = await opened(folder.put(make()));
    const bytes = table.bytesOf();
    let turns = 0;
    let isReading = true;
    const turning = (async () => {
      for (; isReading; turns++) await nextTurn();
    })();
    let before = 0;
    let last = 0;
    for await (const { lines, read } of table.lines()) {
      expect(lines.length).toBeLessThan(10_000);
      for (const { line } of lines) expect(line).toBe(++last);
      expect(read).toBeGreaterThanOrEqual(before);
      before = read;
    }
    isReading = false;
    await turning;
    await table.close();
    expect(before).toBe(bytes);
    expect(turns).toBeGreaterThan(5);
  });
});

describe('reading', () => {
  it.each([
    ['a workbook', manyRows],
    ['a text', manyLines],
  ])('ends as soon as it is cancelled: %s', async (_, make) => {
    const path = folder.put(make());
    const early = await openTable(path, foundOut, AbortSignal.abort());
    expect(early).toMatchObject({ ok: false, failure: { code: 'cancelled' } });

    const cancel = new AbortController();
    const table = await opened(path, cancel.signal);
    let after = 0;
    await expect(async () => {
      for await (const { lines } of table.lines()) {
        if (cancel.signal.aborted) after += lines.length;
        else if (lines.length > 0) cancel.abort();
      }
    }).rejects.toMatchObject({ name: 'Unreadable', failure: { code: 'cancelled' } });
    expect(after).toBeLessThan(20_000);
    await table.close();
  });

  it.each([
    ['a workbook', manyRows],
    ['a text', manyLines],
  ])('may be left off at any time: %s', async (_, make) => {
    const path = folder.put(make());
    const unread = await opened(path);
    await unread.close();
    await unread.close();

    const table = await opened(path);
    for await (const { lines } of table.lines()) if (lines.length > 0) break;
    await table.close();

    const held = await opened(path);
    const iterator = held.lines()[Symbol.asyncIterator]();
    const pending = iterator.next().catch((error: unknown) => error);
    await held.close();
    const outcome = await pending;
    if (outcome instanceof Error) expect(outcome.name).toBe('Unreadable');
  });

  it('looks through a whole text for its encoding, and can be cancelled there', async () => {
    const cancel = new AbortController();
    const opening = openTable(folder.put(Buffer.alloc(20_000_000, 'abc\n')), foundOut, cancel.signal);
    cancel.abort();
    expect(await opening).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  });
});

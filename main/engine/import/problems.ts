/** The lines of a file that need somebody's eye, written as a workbook: what is wrong is marked, and says why in a note. */
import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type WorkbookWriter from 'exceljs/lib/stream/xlsx/workbook-writer.js';
import { placeOfLine, type Result } from '../../../preload/contract';
import { type Failure, failed, succeeded } from '../../../preload/failure';
import { replaceFile } from '../workbook/file';
import { columnWidths } from '../workbook/layout';
import { idHeader, type OwnSheet, ownLines, ownSheetName, printsHeader } from '../workbook/own-workbook';
import { createSheetNames } from '../workbook/sheet-names';
import { type Judgement, lineColumns, type StoredLine } from './judging';
import { unpackCells } from './packed-cells';
import type { Part } from './part';
import { marks, type Problem, problemCell, problemsOf, reasonKey } from './problem-cells';
import type { ReadTable } from './read';
import { rowsOf, type Scratch, valuesOf } from './scratch';
import { type StoredVerdict, verdictColumns } from './verdicts';

/** What a person can work through, and a spreadsheet can open with a note on each. */
const most = { lines: 20_000, cells: 2_000_000, notes: 50_000 };
const pieceSize = 200;

const wanted = `out = 0 and verdict in ('invalid', 'outdated')`;

interface ProblemLine {
  line: StoredLine;
  problems: Problem[];
}

/** The lines in the order of the file, as many as are written. */
function* problemLines(scratch: Scratch, judgement: Judgement): Generator<ProblemLine[]> {
  let [last, lines, cells, notes] = [0, 0, 0, 0];
  const page = `select ${verdictColumns} from verdict where ${wanted} and number > ? order by number limit ?`;
  for (;;) {
    const found = rowsOf<StoredVerdict>(scratch, page, last, pieceSize);
    const end = found.at(-1);
    if (!end) return;
    last = end.number;
    const numbers = JSON.stringify(found.map(({ number }) => number));
    const texts = `select ${lineColumns} from line where number in (select value from json_each(?)) order by number`;
    const stored = rowsOf<StoredLine>(scratch, texts, numbers);
    const piece: ProblemLine[] = [];
    for (const [index, verdict] of found.entries()) {
      const line = stored[index];
      const { part } = placeOfLine(verdict.number);
      const keys = judgement.keys[part] ?? [];
      const width = judgement.parts[part] ? judgement.parts[part].end - judgement.parts[part].from : 0;
      const problems = problemsOf(verdict, keys, judgement);
      lines += 1;
      cells += width;
      notes += problems.length;
      if (!line || lines > most.lines || cells > most.cells || notes > most.notes) break;
      piece.push({ line, problems });
    }
    yield piece;
    if (piece.length < found.length) return;
  }
}

/** Each reason once, of the lines that are written. Fails with `cancelled` once the import is closed. */
export async function listReasons(scratch: Scratch, judgement: Judgement): Promise<Result<Failure[]>> {
  const reasons = new Map<string, Failure>();
  for (const piece of problemLines(scratch, judgement)) {
    for (const { failure } of piece.flatMap(({ problems }) => problems)) reasons.set(reasonKey(failure), failure);
    await nextTurn();
    if (!scratch.sqlite.open) return failed('cancelled');
  }
  return succeeded([...reasons.values()]);
}

export interface ProblemsOrder {
  path: string;
  /** In the admin's words. */
  reasons: readonly { failure: Failure; text: string }[];
  /** Of a sheet without a name. */
  sheetName: string;
  now: () => number;
}

/** Fails as `replaceFile` does. */
export function writeProblems(
  scratch: Scratch,
  read: ReadTable,
  judgement: Judgement,
  { path, reasons, sheetName, now }: ProblemsOrder,
  signal: AbortSignal,
  onProgress: (lines: number) => void,
): Promise<Result<{ lines: number; left: number }>> {
  return replaceFile(path, signal, async (stream, stop) => {
    const words = new Map(reasons.map(({ failure, text }) => [reasonKey(failure), text]));
    const book = await createBook(stream, read, judgement.plan.targets, sheetName, words, now());
    let lines = 0;
    for (const piece of problemLines(scratch, judgement)) {
      for (const line of piece) book.add(line);
      lines += piece.length;
      onProgress(lines);
      await nextTurn();
      stop.throwIfAborted();
    }
    await book.end();
    const [all = 0] = valuesOf<number>(scratch, `select count(*) from verdict where ${wanted}`);
    return { lines, left: all - lines };
  });
}

type Targets = Judgement['plan']['targets'];

interface Book {
  add(line: ProblemLine): void;
  end(): Promise<unknown>;
}

/** A workbook with a sheet for each part in which anything is wrong. Of one that was exported it is known again, too. */
async function createBook(
  stream: Writable,
  { parts, own }: ReadTable,
  targets: Targets,
  sheetName: string,
  words: ReadonlyMap<string, string>,
  now: number,
): Promise<Book> {
  const { default: Writer } = await import('exceljs/lib/stream/xlsx/workbook-writer.js');
  const workbook = new Writer({ stream, useStyles: true, creator: 'Muster', created: new Date(now) });
  const names = createSheetNames([ownSheetName]);
  const written: OwnSheet[] = [];
  const ids: string[] = [];
  let open: { place: number; part: Part; sheet: WorkbookWriter.Sheet } | null = null;

  function sheetFor(place: number) {
    if (open?.place === place) return open;
    open?.sheet.commit();
    const part = parts[place];
    if (!part) throw new Error(`a line of part ${place}, which was not read`);
    const name = names.take(part.name ?? sheetName);
    if (part.own) written.push({ ...part.own, name });
    open = { place, part, sheet: startSheet(workbook, part, name) };
    return open;
  }

  return {
    add({ line, problems }) {
      const { part, sheet } = sheetFor(placeOfLine(line.number).part);
      addLine(sheet, part, line, problems, targets, words);
      if (line.remote !== null && part.role === 'people') ids.push(line.remote);
    },
    end() {
      if (!open) startSheet(workbook, { headers: [], role: null }, names.take(sheetName)).commit();
      open?.sheet.commit();
      if (own) {
        const sheet = workbook.addWorksheet(ownSheetName, { state: 'veryHidden' });
        for (const cells of ownLines({ ...own, sheets: written }, ids)) sheet.addRow(cells).commit();
        sheet.commit();
      }
      return workbook.commit();
    },
  };
}

function startSheet(workbook: WorkbookWriter, { headers, role }: Pick<Part, 'headers' | 'role'>, name: string) {
  const hasHeader = headers.length > 0;
  const sheet = workbook.addWorksheet(name, { views: hasHeader ? [{ state: 'frozen', xSplit: 0, ySplit: 1 }] : [] });
  const hidden = role === null || role === 'newcomers' ? [] : [idHeader, printsHeader];
  sheet.columns = [
    ...columnWidths([...headers], []).map((width) => ({ width, style: { numFmt: '@' } })),
    ...hidden.map(() => ({ hidden: true, style: { numFmt: '@' } })),
  ];
  if (hasHeader) {
    const row = sheet.addRow([...headers, ...hidden]);
    row.font = { bold: true };
    row.commit();
  }
  return sheet;
}

function addLine(
  sheet: WorkbookWriter.Sheet,
  part: Part,
  { cells, fixes, remote, prints }: StoredLine,
  problems: readonly Problem[],
  targets: Targets,
  words: ReadonlyMap<string, string>,
): void {
  const width = part.end - part.from;
  const putRight = fixes === null ? {} : (JSON.parse(fixes) as Record<string, string>);
  const given = unpackCells(cells);
  const row = sheet.addRow([]);
  const placeOf = (column: string) => targets.slice(part.from, part.end).indexOf(column);
  for (let place = 0; place < width; place += 1) {
    const { value, style } = problemCell(given[place] ?? null);
    if (value !== null) Object.assign(row.getCell(place + 1), { value, style });
  }
  for (const [column, text] of Object.entries(putRight)) {
    const { value, style } = problemCell({ text, kind: 'text' });
    if (placeOf(column) >= 0) Object.assign(row.getCell(placeOf(column) + 1), { value, style });
  }
  const notes = new Map<number, string[]>();
  for (const { column, failure, mark } of problems) {
    // What is wrong with the line as a whole stands where reading begins.
    const place = Math.max(0, column === null ? 0 : placeOf(column));
    const cell = row.getCell(place + 1);
    cell.style = { ...cell.style, ...marks[mark] };
    notes.set(place, [...(notes.get(place) ?? []), words.get(reasonKey(failure)) ?? failure.code]);
  }
  for (const [place, told] of notes) row.getCell(place + 1).note = told.join('\n');
  if (part.role !== null && part.role !== 'newcomers') {
    row.getCell(width + 1).value = remote;
    row.getCell(width + 2).value = prints;
  }
  row.commit();
}

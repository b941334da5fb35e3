import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFile, utils } from 'xlsx';
import { temporaryFolder } from '../../../tests/support/tenant-model';
import { exportWorkbook } from './export';

it('names what the filter of each sheet reaches over, as LibreOffice wants it', async () => {
  const path = join(temporaryFolder(), 'filtered.xlsx');
  const sheet = {
    columns: [{ type: 'text' as const }, { type: 'text' as const }],
    words: { yes: 'yes', no: 'no' },
    rows: [['a', 'b']],
  };
  await exportWorkbook({
    ...{ ...sheet, path, sheetName: "Ann's & <Bob>", headers: ['A', 'B'], total: 1 },
    further: () => [
      { ...sheet, sheetName: 'Notes', headers: null },
      { ...sheet, sheetName: 'More', headers: ['A', 'B'] },
    ],
    rowsPerSheet: 1,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  const book = readFile(path);
  expect(book.SheetNames).toEqual(["Ann's & <Bob>", 'Notes', 'More']);
  expect(book.Workbook?.Names).toEqual([
    { Name: '_xlnm._FilterDatabase', Sheet: 0, Hidden: true, Ref: "'Ann''s & <Bob>'!$A$1:$B$2" },
    { Name: '_xlnm._FilterDatabase', Sheet: 2, Hidden: true, Ref: "'More'!$A$1:$B$2" },
  ]);
  expect(utils.sheet_to_json(book.Sheets.Notes ?? {}, { header: 1 })).toEqual([['a', 'b']]);
});

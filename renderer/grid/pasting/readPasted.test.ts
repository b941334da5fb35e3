import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CellValue, Column } from '../../../preload/contract';
import type { FailureCode } from '../../../preload/failure';
import { startTexts } from '../../i18n';
import { failureText } from '../../i18n/failureText';
import { createFormats } from '../../i18n/formats';
import { columnForTests } from '../../invite/columnsForTests';
import type { Speech } from '../values';
import { createPasteReader, readPasted } from './readPasted';

let speech: Speech;
beforeAll(() => {
  startTexts('en');
  speech = { t: i18next.t, formats: createFormats('en', ['en-GB']) };
});

const text = columnForTests('title');
const required = columnForTests('userName', { required: true });
const active = columnForTests('active', { type: 'boolean' });
const hired = columnForTests('hired', { type: 'date' });
const seats = columnForTests('seats', { type: 'number' });
const roles = columnForTests('roles', { type: 'choice', choices: ['Manager', 'Viewer'] });

const read = (column: Column, text: string) => readPasted(speech, column, { text, held: null });

describe('a pasted cell', () => {
  it.each<[Column, string, CellValue]>([
    [text, ' Head of=Sales ', 'Head of=Sales'],
    [text, '=1+1', '=1+1'],
    [text, '007', '007'],
    [text, '\u00a0', null],
    [active, 'Oui', true],
    [active, 'x', true],
    [active, 'FALSE', false],
    [active, '', null],
    [hired, '21/11/2026', new Date(2026, 10, 21).toISOString()],
    [hired, '21 nov. 2026 14:05', new Date(2026, 10, 21, 14, 5).toISOString()],
    [seats, '1,234.5', 1234.5],
    [roles, 'manager', 'Manager'],
    [roles, '', null],
  ])('of %o is read: %j', (column, text, value) => {
    expect(read(column, text)).toEqual({ ok: true, value });
  });

  it.each<[Column, string, FailureCode, string]>([
    [roles, 'Emperor', 'not-choice', 'The tenant does not know this choice.'],
    [active, 'maybe', 'not-boolean', 'This is neither yes nor no.'],
    [hired, '31/02/2026', 'not-date', 'This is not a date.'],
    [hired, 'tomorrow', 'not-date', 'This is not a date.'],
    [seats, 'twelve', 'not-number', 'This is not a number.'],
    [seats, '1,2,3', 'not-number', 'This is not a number.'],
    [required, '  ', 'required', 'This cannot be left empty.'],
    [text, '#REF!', 'cell-error', 'The cell holds an error of the spreadsheet: #REF!.'],
    [text, '#N/A', 'cell-error', 'The cell holds an error of the spreadsheet: #N/A.'],
    [text, '4,9E+12', 'cell-error', 'The cell holds an error of the spreadsheet: 4,9E+12.'],
  ])('of %o that does not fit is refused: %j', (column, text, code, words) => {
    const refused = read(column, text);
    expect(refused).toMatchObject({ ok: false, failure: { code } });
    if (!refused.ok) expect(failureText(i18next.t, refused.failure).what).toBe(words);
  });

  it('from this window keeps what its text does not tell', () => {
    const moment = '2026-11-21T14:05:33.123Z';
    const held = { value: moment, type: 'date' as const, column: 'hired' };
    expect(readPasted(speech, hired, { text: '21 Nov 2026, 15:05', held })).toEqual({ ok: true, value: moment });
    // In a column of another kind it is what its text says.
    expect(readPasted(speech, text, { text: '21 Nov 2026', held })).toEqual({ ok: true, value: '21 Nov 2026' });
    const choice = { value: 'Owner', type: 'choice' as const, column: 'userType' };
    expect(readPasted(speech, roles, { text: 'Owner', held: choice })).toMatchObject({ ok: false });
    const nothing = { value: null, type: 'text' as const, column: 'title' };
    expect(readPasted(speech, required, { text: '', held: nothing })).toMatchObject({ ok: false });
  });

  it('is read once for each column', () => {
    const reader = createPasteReader(speech);
    const cell = { text: '1', held: null };
    expect(reader(active, cell)).toBe(reader(active, { ...cell }));
    expect(reader(seats, cell)).toEqual({ ok: true, value: 1 });
    expect(reader(text, cell)).toEqual({ ok: true, value: '1' });
  });
});

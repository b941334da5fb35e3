/** A tenant of people whose values are hard to keep in a spreadsheet, and everything that is exported of them. */
import { join } from 'node:path';
import { type ExportRequest, exportView } from '../../main/engine/export-view';
import type { Store } from '../../main/engine/mirror/store';
import { orderedIds } from '../../main/engine/mirror/view';
import { everyone, type Separator } from '../../preload/contract';
import { choices, environment, planWords, words } from '../support/editing-workbook';
import { here } from '../support/import-scene';
import { group, person } from '../support/queue';
import { fleet, openStore, temporaryFolder } from '../support/tenant-model';

/** What begins a formula, or looks like one, in one program or another. */
export const formulaLike = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  "'=1+1",
  "''=1+1",
  '＝1+1',
  '=HYPERLINK("http://127.0.0.1/","click")',
  "=cmd|'/c calc'!A1",
  '{=1+1}',
  '=1+1;"x"',
];

/** What a spreadsheet takes for something else than a text, if it is let. */
export const takenForValues = [
  ...[
    '007',
    '0',
    '00',
    '12',
    '61000000000',
    '12345678901234567890',
    '1e5',
    '6.1E+10',
    '-5',
    '.5',
    '1.',
    '1,5',
    '1 234',
  ],
  ...['(5)', '5%', '$5', '1/2', '1-2', '31/12/2024', '2024-03-31', '2024-02-30', '00:10', '24:00', '1:2:3'],
  ...['TRUE', 'true', 'FALSE', 'VRAI', 'Oui', 'Non', 'NaN', 'Infinity', 'null', '#N/A', '#REF!', 'Err:502'],
];

/** What gets lost on the way from program to program. */
export const easilyLost = [
  ...['', ' ', ' both ends ', '\u00a0no\u00a0break\u00a0', 'zero\u200bwidth', 'tab\tinside', '  two  blanks  '],
  ...['two\nlines', 'two\r\nlines', '\nfirst line empty', 'last line empty\n', 'a\n\n\nb'],
  ...['"', '""', 'a "quoted" word', "'", "'quoted'", 'a,b;c\td|e', 'sep=;', '\\', '\\n'],
  ...['😀👩‍👩‍👧', '🇩🇰', 'שלום', 'مرحبا', '\u202eright to left', 'É', 'E\u0301', '中文', '１２', '½', 'ﬁ'],
  ...['<b>&amp;</b>', ']]>', '&#10;', '_x0041_', '_x000D_', '\u0007bell', 'muster:id'],
  ...['x'.repeat(32_767), 'é'.repeat(20_000), 'word '.repeat(8_000)],
];

export const nastyTexts = [...formulaLike, ...takenForValues, ...easilyLost];

/** Around the days on which clocks are turned, the first days of calendars, and before. */
const instants = [
  '2024-03-31T00:59:59.000Z',
  '2024-03-31T01:00:00.000Z',
  '2024-03-31T01:30:00.250Z',
  '2024-10-27T00:30:00.000Z',
  '2024-10-27T01:30:00.000Z',
  '2024-02-29T23:59:59.999Z',
  '2024-12-31T00:00:00.000Z',
  '1970-01-01T00:00:00.000Z',
  '1900-03-01T00:00:00.000Z',
  '1900-02-28T12:00:00.000Z',
  '1900-01-01T00:00:00.000Z',
  '1899-12-31T00:00:00.000Z',
  '1850-06-15T08:09:10.000Z',
  '9999-12-31T23:59:59.000Z',
  '2024-05-05',
  'no date at all',
];
const numbers = [0, 1, -5, 100_000, Number.MAX_SAFE_INTEGER, -1_234_567];

export const nastyKeys = [
  'id',
  'userName',
  'emails',
  'title',
  'displayName',
  'name.familyName',
  'phoneNumbers',
  'active',
  `${fleet}:access`,
  `${fleet}:vehicles`,
  `${fleet}:since`,
  `${fleet}:origin`,
];

export const idOf = (n: number) => `u${n}`;

/** One person for each text, in a tenant with two groups. */
export async function nastyPeople(texts: readonly string[] = nastyTexts): Promise<{ store: Store; groups: number[] }> {
  const store = await openStore();
  const at = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];
  texts.forEach((text, n) => {
    person(store, idOf(n), {
      ...{ title: text, displayName: text, active: at([true, false, undefined], n) },
      name: { familyName: text },
      phoneNumbers: [{ value: text, primary: true }],
      [fleet]: {
        access: at(['full', 'assigned', 'none', undefined, '=unheard, of'], n),
        vehicles: at(numbers, n),
        since: at(instants, n),
        origin: text,
      },
    });
  });
  const members = (every: number) => texts.flatMap((_, n) => (n % every === 0 ? [idOf(n)] : []));
  return { store, groups: [group(store, 'cranes', members(2)), group(store, 'docks', members(3))] };
}

/** Writes everybody to a file of one kind; the headers are the keys with a mark before them. */
export async function exportedAs(
  store: Store,
  kind: { separator?: Separator; about?: ExportRequest['about'] } = {},
  keys = nastyKeys,
): Promise<string> {
  const path = join(temporaryFolder(), kind.separator ? 'people.csv' : 'people.xlsx');
  const exported = await exportView(
    environment,
    { store, keys, ids: orderedIds(store, everyone) },
    {
      ...{ path, words, choices, ...kind },
      tenant: { id: here.tenantId, url: here.baseUrl },
      headers: keys.map((key) => `H ${key}`),
      sheetName: 'People',
      jobId: crypto.randomUUID(),
      signal: new AbortController().signal,
    },
    () => undefined,
  );
  if (!exported.ok) throw new Error(exported.failure.code);
  return path;
}

export const about = {
  sheetName: 'About',
  lines: [
    { label: 'Tenant', value: '=1+1' },
    { label: 'Written', value: { fill: 'time' as const } },
    { label: 'People', value: { fill: 'rows' as const } },
  ],
};

/** How they are imported again, as strictly as can be: an empty cell empties. */
export const strictly = { words: planWords, clears: true, match: ['id', 'userName'] };

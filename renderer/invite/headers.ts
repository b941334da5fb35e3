/** The first row of a table, recognised as what its columns are called. */
import type { Column } from '../../preload/contract';

/** What a column of a pasted table holds: an attribute, or a whole name. */
export type Header = Column | 'whole-name';

/** What people write above columns of lists, besides the columns' own names. Compared without accents, blanks and case. */
const habits: Record<string, readonly string[]> = {
  emails: [
    'email',
    'mail',
    'emailaddress',
    'mailaddress',
    'courriel',
    'adresseemail',
    'adressemail',
    'adresseelectronique',
  ],
  'name.givenName': ['firstname', 'givenname', 'forename', 'prenom'],
  'name.familyName': ['lastname', 'familyname', 'surname', 'nomdefamille'],
  userName: ['username', 'login', 'user', 'identifiant', 'nomdutilisateur'],
  phoneNumbers: ['phone', 'phonenumber', 'telephone', 'tel', 'mobile'],
  roles: ['role', 'roles'],
  title: ['title', 'jobtitle', 'fonction'],
};
const wholeNames = ['name', 'fullname', 'displayname', 'nomcomplet', 'person', 'personne'];
/** "Nom" stands for the family name where the first name has a column of its own, else for the whole one. */
const familyOrWhole = 'nom';

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** The names of columns in every language of the window. */
export type NamesOf = (column: Column) => readonly string[];

function headerOf(cell: string, columns: readonly Column[], namesOf: NamesOf): Header | null {
  const word = fold(cell);
  if (word === '') return null;
  const isNamed = (column: Column) =>
    habits[column.key]?.includes(word) ||
    [column.key, column.key.split(/[:.]/).at(-1) ?? '', column.label, ...namesOf(column)].some(
      (name) => fold(name) === word,
    );
  return columns.find(isNamed) ?? (wholeNames.includes(word) ? 'whole-name' : null);
}

/** What the columns of a table hold, if its first row says so; null where that row is somebody already. */
export function readHeaders(
  cells: readonly string[],
  columns: readonly Column[],
  namesOf: NamesOf,
): (Header | null)[] | null {
  if (cells.some((cell) => cell.includes('@'))) return null;
  const headers = cells.map((cell) => headerOf(cell, columns, namesOf));
  const hasFirst = headers.some((header) => header !== 'whole-name' && header?.key === 'name.givenName');
  const family = columns.find(({ key }) => key === 'name.familyName');
  const read = headers.map((header, index) => {
    if (header !== null || fold(cells[index] ?? '') !== familyOrWhole) return header;
    return hasFirst && family ? family : 'whole-name';
  });
  const identifies = (header: Header | null) =>
    header !== null && header !== 'whole-name' && (header.key === 'emails' || header.key === 'userName');
  return read.some(identifies) ? read : null;
}

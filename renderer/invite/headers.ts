/** The first row of a table, recognised as what its columns are called. */
import type { Column } from '../../preload/contract';
import { familyOrWhole, foldHeader, headersOf, type NamesOf, wholeNames } from '../workbook/headerNames';

/** What a column of a pasted table holds: an attribute, or a whole name. */
export type Header = Column | 'whole-name';

/** What the columns of a table hold, if its first row says so; null where that row is somebody already. */
export function readHeaders(
  cells: readonly string[],
  columns: readonly Column[],
  namesOf: NamesOf,
): (Header | null)[] | null {
  if (cells.some((cell) => cell.includes('@'))) return null;
  const named = columns.map((column) => ({ column, names: headersOf(column, namesOf) }));
  const words = cells.map(foldHeader);
  const headers = words.map((word): Header | null => {
    if (word === '' || word === familyOrWhole) return null;
    return named.find(({ names }) => names.has(word))?.column ?? (wholeNames.includes(word) ? 'whole-name' : null);
  });
  const hasFirst = headers.some((header) => header !== 'whole-name' && header?.key === 'name.givenName');
  const family = columns.find(({ key }) => key === 'name.familyName');
  const read = headers.map((header, index) => {
    if (words[index] !== familyOrWhole) return header;
    return hasFirst && family ? family : 'whole-name';
  });
  const identifies = (header: Header | null) =>
    header !== null && header !== 'whole-name' && (header.key === 'emails' || header.key === 'userName');
  return read.some(identifies) ? read : null;
}

/**
 * What makes a workbook known again when it comes back. A sheet that no program shows tells the tenant, the time, the columns
 * of each sheet and who was written; behind the columns of a sheet two hidden ones hold the tenant's id of each person and the
 * fingerprints of their cells.
 */

/** The name of the sheet that no program shows. */
export const ownSheetName = 'muster';
/** In the first cell of its first line. */
export const ownMark = 'muster-workbook';
/** Grows when what an older version reads of it would be wrong. */
export const ownVersion = 1;

/** Headers of the hidden columns; the words are no text for people, and so in no language. */
export const idHeader = 'muster:id';
export const printsHeader = 'muster:prints';

export const ownRoles = ['people', 'newcomers', 'matrix'] as const;
/** Of a sheet: people who are there, people to be created, people by groups and rights. */
export type OwnRole = (typeof ownRoles)[number];

export interface OwnColumn {
  header: string;
  /** Null: it only tells who somebody is, and nothing is read from it. Of a group `group`. */
  key: string | null;
  /** Of a group: the tenant's id. Numbers of the mirror mean nothing elsewhere. */
  group: string | null;
}

/** The key of every group's column. */
export const ownGroupKey = 'group';

export interface OwnSheet {
  role: OwnRole;
  name: string;
  /** In the order in which they were written, which is that of the fingerprints. Without the hidden ones. */
  columns: readonly OwnColumn[];
}

export interface OwnWorkbook {
  version: number;
  /** The desktop's own id of the tenant, and its address: one of them is enough to know it again. */
  tenant: { id: string; url: string };
  /** ISO 8601. */
  time: string;
  sheets: readonly OwnSheet[];
}

/** The first words of its lines. */
export const ownWords = { sheet: 'sheet', column: 'column', exported: 'exported' } as const;

/** The lines of the sheet, one after the other; the ids of those who were written come last, each on its own. */
export function* ownLines({ version, tenant, time, sheets }: OwnWorkbook, ids: Iterable<string>): Generator<string[]> {
  yield [ownMark, String(version), tenant.id, tenant.url, time];
  for (const { role, name, columns } of sheets) {
    yield [ownWords.sheet, role, name];
    for (const { header, key, group } of columns) yield [ownWords.column, key ?? '', group ?? '', header];
  }
  for (const id of ids) yield [ownWords.exported, id];
}

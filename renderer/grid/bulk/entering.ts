/** Enters what was typed into one cell into all that are selected: Ctrl+Enter. */
import type { CellValue, Column } from '../../../preload/contract';
import { reportFault } from '../../state/toasts';
import type { UserList } from '../../state/users';
import { pasteTable } from '../pasting/pasteTable';
import type { Area } from '../selecting/areas';
import { cellText, type Speech } from '../values';

interface Entered {
  tenantId: string;
  list: UserList;
  speech: Speech;
  areas: readonly Area[];
  /** Where it was typed, and what it means there. */
  column: Column;
  value: CellValue;
}

export function enterIntoAll({ tenantId, list, speech, areas, column, value }: Entered) {
  const held = { value, type: column.type, column: column.key };
  const table = [[{ text: cellText(speech, column, value), held }]];
  pasteTable({ tenantId, list, speech, table, targets: areas, by: 'fill' }).catch(reportFault);
}

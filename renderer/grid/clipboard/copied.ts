/** What was copied or cut here last. The clipboard itself carries text; this is what the text does not tell. */
import { create } from 'zustand';
import type { CellValue, Column, ColumnType } from '../../../preload/contract';
import type { Area } from '../selecting/areas';

/** Cells that are to be emptied once they have been pasted elsewhere. */
export interface CutCells {
  tenantId: string;
  /** Where they stood, and in which list. */
  viewId: number;
  areas: readonly Area[];
  /** The mirror's numbers of their people. */
  rows: readonly number[];
  columns: readonly Column[];
}

interface Copied {
  /** As it was put on the clipboard. */
  text: string;
  columns: readonly { key: string; type: ColumnType }[];
  /** Row by row, a value for each of the columns. */
  values: readonly (readonly CellValue[])[];
}

export const useCopied = create<{ copied: Copied | null; cut: CutCells | null }>()(() => ({ copied: null, cut: null }));

export function keepCopied(copied: Copied, cut: CutCells | null) {
  useCopied.setState({ copied, cut });
}

/** The cells that were cut stay where they are. */
export function forgetCut() {
  if (useCopied.getState().cut) useCopied.setState({ cut: null });
}

/** Systems have line breaks of their own on their clipboards. */
const withoutReturns = (text: string) => text.replace(/\r\n?/g, '\n');

/** What was copied here, if that is what the clipboard holds now. */
export function copiedAs(text: string): Copied | null {
  const { copied } = useCopied.getState();
  return copied && withoutReturns(copied.text) === withoutReturns(text) ? copied : null;
}

import type { Column } from '../../preload/contract';
import type { Speech } from '../grid/values';
import type { Draft } from './draft';

/** What every part of the form is given. */
export interface FieldsProps {
  draft: Draft;
  change(part: Partial<Draft>): void;
  /** Columns that can be edited. */
  columns: readonly Column[];
  speech: Speech;
}

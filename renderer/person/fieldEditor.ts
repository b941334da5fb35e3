import type { CellValue, Column } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import type { PersonSpeech } from './usePersonSpeech';

/** What every editor of a field is given. */
export interface FieldEditor {
  column: Column;
  value: CellValue;
  speech: PersonSpeech;
  /** The ids of what names the field and of what is to be said about it. */
  labelledBy: string;
  describedBy: string;
  /** Why what was entered was not taken. */
  failure: Failure | null;
  refuse(failure: Failure | null): void;
  /** Answers whether it was taken. */
  save(value: CellValue): Promise<boolean>;
}

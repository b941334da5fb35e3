/** The editor that a column's type calls for. */
import type { ProvideEditorCallback } from '@glideapps/glide-data-grid';
import { ChoiceEditor } from './ChoiceEditor';
import type { UserCell } from './cells';
import { ListEditor } from './ListEditor';
import { TextEditor } from './TextEditor';

const text = { editor: TextEditor, disablePadding: true };
const list = { editor: ListEditor, disablePadding: true };
const choice = { editor: ChoiceEditor, disablePadding: true };

export const provideEditor: ProvideEditorCallback<UserCell> = ({ data: { column } }) => {
  if (column.type === 'list') return list;
  return column.type === 'choice' && column.choices ? choice : text;
};

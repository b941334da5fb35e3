/** The editor that a column's type calls for. */
import type { ProvideEditorCallback, ProvideEditorComponent } from '@glideapps/glide-data-grid';
import type { ComponentProps } from 'react';
import { ChoiceEditor } from './ChoiceEditor';
import type { UserCell } from './cells';
import { TextEditor } from './TextEditor';

export type EditorProps = ComponentProps<ProvideEditorComponent<UserCell>>;

const text = { editor: TextEditor, disablePadding: true };
const choice = { editor: ChoiceEditor, disablePadding: true };

export const provideEditor: ProvideEditorCallback<UserCell> = ({ data: { column } }) =>
  column.type === 'choice' && column.choices ? choice : text;

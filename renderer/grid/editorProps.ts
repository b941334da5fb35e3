import type { ProvideEditorComponent } from '@glideapps/glide-data-grid';
import type { ComponentProps } from 'react';
import type { UserCell } from './cells';

/** What the grid hands to an editor of one of its cells. */
export type EditorProps = ComponentProps<ProvideEditorComponent<UserCell>>;

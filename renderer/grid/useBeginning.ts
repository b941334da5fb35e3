import type { DataEditorRef, GridSelection } from '@glideapps/glide-data-grid';
import { type RefObject, useEffect } from 'react';
import type { UserList } from '../state/users';
import { emptySelection } from './selectedCells';

/** Where a list begins that has just come: at its first rows and columns, with nothing selected of the one before. */
export function useBeginning(
  { query, face, columns }: UserList,
  grid: RefObject<DataEditorRef | null>,
  select: (selection: GridSelection) => void,
) {
  // Another search, filter or order shows other people.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the query that makes the list another one
  useEffect(() => {
    select(emptySelection);
    grid.current?.scrollTo(0, 0, 'vertical');
  }, [query]);

  // Other columns begin beside the first one, which always stays in sight.
  const shape = face.kind === 'matrix' ? columns.map(({ key }) => key).join() : face.kind;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is how people are shown that makes them others
  useEffect(() => {
    select(emptySelection);
    grid.current?.scrollTo(1, 0, 'horizontal');
  }, [shape]);
}

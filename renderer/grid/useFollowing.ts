import { useCallback, useEffect, useRef } from 'react';
import { followPerson } from '../state/person';
import type { UserList } from '../state/users';

/**
 * Lets the panel of one person follow where the admin goes in the list, also to rows that are still on their way. It does
 * not follow when others come to stand in that place by themselves.
 */
export function useFollowing({ pages }: UserList, version: number): (position: number | undefined) => void {
  const awaited = useRef<number | null>(null);

  const look = useCallback(() => {
    const row = awaited.current === null ? undefined : pages.row(awaited.current);
    if (!row) return;
    awaited.current = null;
    followPerson(row.id);
  }, [pages]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version may have brought the row
  useEffect(look, [look, version]);

  return useCallback(
    (position) => {
      awaited.current = position ?? null;
      look();
    },
    [look],
  );
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../preload/contract';
import { reportFault } from '../state/toasts';
import { tellFailure, useImporting } from './importing';

/** As many come at once. */
const page = 200;

export interface LongList<T> {
  items: readonly T[];
  /** Null until the first ones are here. */
  total: number | null;
  more(): void;
  /** Shows an item as it will be before the engine has said so. */
  patch(change: (item: T) => T): void;
}

/**
 * A list of the import that the engine hands over page by page, from its beginning; read anew, as far as it was, when lines
 * have changed.
 *
 * @param read must change with what it reads
 */
export function useLongList<T>(
  read: (start: number, count: number) => Promise<Result<{ total: number; items: T[] }>>,
): LongList<T> {
  const judged = useImporting((state) => state.judged);
  const [list, setList] = useState<{ items: readonly T[]; total: number | null }>({ items: [], total: null });
  const shown = useRef(list);
  shown.current = list;
  const attempt = useRef(0);
  const isBusy = useRef(false);

  const load = useCallback(
    async (start: number, end: number) => {
      attempt.current += 1;
      const mine = attempt.current;
      isBusy.current = true;
      const { importId } = useImporting.getState();
      const items = shown.current.items.slice(0, start);
      let total = end;
      while (items.length < Math.min(end, total)) {
        const answer = await read(items.length, Math.min(page, end - items.length));
        if (mine !== attempt.current) return;
        if (!answer.ok) {
          isBusy.current = false;
          return tellFailure(answer.failure, importId);
        }
        items.push(...answer.value.items);
        total = answer.value.items.length === 0 ? items.length : answer.value.total;
      }
      isBusy.current = false;
      setList({ items, total });
    },
    [read],
  );

  const before = useRef(read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines were judged anew
  useEffect(() => {
    const isOther = before.current !== read;
    before.current = read;
    load(0, isOther ? page : Math.max(page, shown.current.items.length)).catch(reportFault);
  }, [load, judged]);
  useEffect(
    () => () => {
      attempt.current += 1;
    },
    [],
  );

  return {
    ...list,
    more: () => {
      const { items, total } = shown.current;
      if (!isBusy.current && total !== null && items.length < total) {
        load(items.length, items.length + page).catch(reportFault);
      }
    },
    patch: (change) => setList(({ items, total }) => ({ items: items.map(change), total })),
  };
}

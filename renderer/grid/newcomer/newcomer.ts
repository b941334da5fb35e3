/** The row in which somebody new is described. What is typed there is the draft of the dialog that creates people. */
import { create } from 'zustand';

/** Where a column is, in pixels from the left edge of the list before anything is scrolled. */
export interface ColumnPlace {
  left: number;
  width: number;
}

/** The list's columns as they are drawn, so that somebody new stands in line with everybody else. */
export interface Sheet {
  places: readonly ColumnPlace[];
  /** So many of the first columns stay while one scrolls. */
  frozen: number;
  scroller: HTMLElement;
}

interface Newcomer {
  isOpen: boolean;
  /** Null until the row is open and the list has been drawn. */
  sheet: Sheet | null;
}

export const useNewcomer = create<Newcomer>()(() => ({ isOpen: false, sheet: null }));

/** The keyboard goes on from the last person; answers whether there is a row to go to. */
export function goToNewcomer(): boolean {
  const row = document.querySelector<HTMLElement>('[data-testid=newcomer-open], [data-testid=newcomer] input');
  row?.focus();
  return row !== null;
}

/** How far the list has to be scrolled so that a column is seen whole. */
export function scrolledTo({ places, frozen }: Sheet, column: number, from: number, width: number): number {
  const place = places[column];
  if (!place || column < frozen) return from;
  const last = places[frozen - 1];
  const begin = last ? last.left + last.width : (places[0]?.left ?? 0);
  if (place.left - from < begin) return place.left - begin;
  return Math.max(from, place.left + place.width - width);
}

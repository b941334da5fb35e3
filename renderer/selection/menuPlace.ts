import { create } from 'zustand';

/** A point on the screen, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Where the menu of what can be done to the selected people is open. */
export const useMenuPlace = create<{ place: Point | null }>()(() => ({ place: null }));

export function openPeopleMenu(place: Point | null) {
  useMenuPlace.setState({ place });
}

export function closePeopleMenu() {
  useMenuPlace.setState({ place: null });
}

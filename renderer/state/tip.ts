import { create } from 'zustand';

/** A place on the screen, in CSS pixels. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Tip {
  place: Place;
  title: string;
  lines: readonly string[];
  /** A `refusal` answers what the admin just tried; a `note` is only there to be read. */
  tone: 'refusal' | 'note';
}

/** A few words next to a cell: what its mark means, or why it cannot be edited. */
export const useTip = create<{ tip: Tip | null }>()(() => ({ tip: null }));

export function showTip(tip: Tip) {
  useTip.setState({ tip });
}

export function hideTip() {
  if (useTip.getState().tip) useTip.setState({ tip: null });
}

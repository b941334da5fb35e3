/** How many buttons have room beside each other. */

/** As wide as buttons are drawn, roughly (px): their edges and picture, a letter, a digit. */
const edges = 46;
const letter = 6.5;
const gap = 8;

interface Labelled {
  name: string;
  applies: number | null;
}

export function buttonWidth({ name, applies }: Labelled): number {
  const digits = applies === null ? 0 : String(applies).length + 1;
  return edges + letter * ([...name].length + digits);
}

/**
 * The first of them that fit into a width (px). Where not all do, room is left for the button that lists the others.
 */
export function fitting<T extends Labelled>(offers: readonly T[], width: number, menuWidth: number): T[] {
  const widths = offers.map((offer) => buttonWidth(offer) + gap);
  const all = widths.reduce((sum, one) => sum + one, 0);
  if (all <= width) return [...offers];
  let used = menuWidth;
  return offers.filter((_, index) => {
    used += widths[index] ?? 0;
    return used <= width;
  });
}

/** Moving among the options of a list while the keyboard stays in the field above it (a combobox of WAI-ARIA). */

/** As many options as PageUp and PageDown go over. */
const page = 8;

/** The option that a key leads to; null for keys that mean something else. */
export function optionAfter(key: string, active: number, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return active >= last ? 0 : active + 1;
    case 'ArrowUp':
      return active <= 0 ? last : active - 1;
    case 'PageDown':
      return Math.min(last, active + page);
    case 'PageUp':
      return Math.max(0, active - page);
    default:
      return null;
  }
}

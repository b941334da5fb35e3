/** Where the window stands: of the restored window, in the screen's own points. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
  maximised: boolean;
}

type Area = Omit<Place, 'maximised'>;

export const smallest = { width: 900, height: 600 };
const usual = { width: 1360, height: 860 };
/** So much of the window's upper edge must be on a screen for a hand to take hold of it. */
const grip = { width: 120, height: 32 };

/** A remembered place, if that is what was read. */
export function acceptPlace(raw: unknown): Place | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { x, y, width, height, maximised } = raw as Record<string, unknown>;
  const numbers = [x, y, width, height];
  if (!numbers.every((number) => Number.isInteger(number)) || typeof maximised !== 'boolean') return null;
  return raw as Place;
}

/**
 * Brings a remembered place onto the screens that there are now.
 * @param screens their work areas, the primary one first
 */
export function correctPlace(remembered: Place | null, screens: readonly Area[]): Place {
  const [primary = { x: 0, y: 0, ...usual }] = screens;
  const screen = remembered && screens.find((area) => canBeGripped(remembered, area));
  if (!remembered || !screen) {
    const size = fitted(remembered ?? usual, primary);
    return {
      x: Math.round(primary.x + (primary.width - size.width) / 2),
      y: Math.round(primary.y + (primary.height - size.height) / 2),
      ...size,
      maximised: remembered?.maximised ?? false,
    };
  }
  return { ...remembered, ...fitted(remembered, screen) };
}

function canBeGripped(window: Area, screen: Area): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  return across >= grip.width && window.y >= screen.y && window.y + grip.height <= screen.y + screen.height;
}

function fitted(size: { width: number; height: number }, screen: Area): { width: number; height: number } {
  return {
    width: Math.max(smallest.width, Math.min(size.width, screen.width)),
    height: Math.max(smallest.height, Math.min(size.height, screen.height)),
  };
}

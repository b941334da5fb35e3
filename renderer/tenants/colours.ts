/** The colours by which windows show which tenant this is. */
import type { CSSProperties } from 'react';

/** Their numbers; what they look like stands among the window's tokens. */
export const colours = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** Makes a tenant's colour that of what is below an element, as `--tenant-colour`. */
export function tenantColour(colour: number): CSSProperties {
  return { '--tenant-colour': `var(--tenant-${colour})` } as CSSProperties;
}

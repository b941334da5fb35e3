/** The grid's colours, read from the window's tokens: a canvas cannot follow CSS by itself. */
import type { Theme } from '@glideapps/glide-data-grid';
import { useEffect, useMemo, useState } from 'react';
import { useSettings } from '../state/settings';

const tokens = {
  window: '--color-window',
  surface: '--color-surface',
  sunken: '--color-sunken',
  hover: '--color-hover',
  border: '--color-border',
  line: '--color-line',
  borderStrong: '--color-border-strong',
  text: '--color-text',
  textSoft: '--color-text-soft',
  textFaint: '--color-text-faint',
  accent: '--color-accent',
  accentSoft: '--color-accent-soft',
  onAccent: '--color-on-accent',
  danger: '--color-danger',
  dangerSoft: '--color-danger-soft',
  warning: '--color-warning',
  warningSoft: '--color-warning-soft',
  success: '--color-success',
  avatar0: '--avatar-0',
  avatar1: '--avatar-1',
  avatar2: '--avatar-2',
  avatar3: '--avatar-3',
  avatar4: '--avatar-4',
  avatar5: '--avatar-5',
  avatarText: '--avatar-text',
} as const;

export type GridColors = Record<keyof typeof tokens, string>;

/** The colours as they are now, with themes and system colours resolved. */
function readColors(): GridColors {
  const probe = document.createElement('span');
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const colors = Object.entries(tokens).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(colors) as GridColors;
}

const changing = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'];

/** The colours for the theme that is chosen or that the system asks for, whenever either changes. */
export function useGridColors(): GridColors {
  const theme = useSettings((settings) => settings.theme);
  const [systemChanges, setSystemChanges] = useState(0);
  useEffect(() => {
    const hear = () => setSystemChanges((changes) => changes + 1);
    const queries = changing.map((query) => window.matchMedia(query));
    for (const query of queries) query.addEventListener('change', hear);
    return () => {
      for (const query of queries) query.removeEventListener('change', hear);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: both say that the tokens have other values now
  return useMemo(readColors, [theme, systemChanges]);
}

/** Left and right of what stands in a cell (px). */
export const cellPadding = 10;

/** Glide's theme in these colours. */
export function glideTheme(colors: GridColors, fontFamily: string): Partial<Theme> {
  return {
    accentColor: colors.accent,
    accentFg: colors.onAccent,
    accentLight: colors.accentSoft,
    textDark: colors.text,
    textMedium: colors.textSoft,
    textLight: colors.textFaint,
    textHeader: colors.textSoft,
    textHeaderSelected: colors.text,
    bgCell: colors.surface,
    bgCellMedium: colors.surface,
    bgHeader: colors.window,
    bgHeaderHasFocus: colors.hover,
    bgHeaderHovered: colors.hover,
    borderColor: colors.line,
    horizontalBorderColor: colors.line,
    headerBottomBorderColor: colors.border,
    resizeIndicatorColor: colors.accent,
    bgSearchResult: colors.accentSoft,
    cellHorizontalPadding: cellPadding,
    cellVerticalPadding: 4,
    baseFontStyle: '13px',
    headerFontStyle: '500 12px',
    markerFontStyle: '11px',
    editorFontSize: '13px',
    lineHeight: 1.4,
    checkboxMaxSize: 14,
    fontFamily,
  };
}

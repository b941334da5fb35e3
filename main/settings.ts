import type { Density, Language, Settings, Theme } from '../preload/contract';

export const themes: readonly Theme[] = ['system', 'light', 'dark', 'high-contrast'];
const languages: readonly Language[] = ['en', 'fr'];
export const densities: readonly Density[] = ['comfortable', 'compact'];

/** Kept settings, if that is what was read. By hand: the schemas are not loaded when the first window opens. */
export function acceptSettings(raw: unknown): Settings | null {
  if (typeof raw !== 'object' || raw === null) return null;
  // An earlier version knew one density only.
  const settings = { density: 'comfortable', ...raw } as Settings;
  const isWhole =
    themes.includes(settings.theme) && languages.includes(settings.language) && densities.includes(settings.density);
  return isWhole ? settings : null;
}

/** The settings of a first start. @param locale a BCP 47 tag, e.g. `fr-CA` */
export function usualSettings(locale: string): Settings {
  return { theme: 'system', language: /^fr\b/i.test(locale) ? 'fr' : 'en', density: 'comfortable' };
}

/** What the system is told of a theme, for what it draws itself: it knows no contrast of ours. */
export function systemTheme({ theme }: Settings): 'system' | 'light' | 'dark' {
  return theme === 'high-contrast' ? 'system' : theme;
}

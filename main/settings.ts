import type { Language, Settings, Theme } from '../preload/contract';

const themes: readonly unknown[] = ['system', 'light', 'dark'] satisfies Theme[];
const languages: readonly unknown[] = ['en', 'fr'] satisfies Language[];

/** Kept settings, if that is what was read. By hand: the schemas are not loaded when the first window opens. */
export function acceptSettings(raw: unknown): Settings | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { theme, language } = raw as Partial<Settings>;
  return themes.includes(theme) && languages.includes(language) ? (raw as Settings) : null;
}

/** The settings of a first start. @param locale a BCP 47 tag, e.g. `fr-CA` */
export function usualSettings(locale: string): Settings {
  return { theme: 'system', language: /^fr\b/i.test(locale) ? 'fr' : 'en' };
}

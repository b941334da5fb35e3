/** The catalogues: every sentence that people read, in every language of the window. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type CommandId, commandNames, type Language } from '../../preload/contract';
import en from './en.json';
import fr from './fr.json';

/** The names of commands, which the native menu has as well. */
type CommandTexts = Record<`command.${CommandId}`, string>;

function commandTexts(language: Language): CommandTexts {
  const texts = Object.entries(commandNames[language]).map(([id, name]) => [`command.${id}`, name]);
  return Object.fromEntries(texts);
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en & CommandTexts; tenant: Record<string, string> };
    keySeparator: false;
    nsSeparator: false;
    returnNull: false;
  }
}

/** Makes the catalogues ready, at once and without waiting. */
export function startTexts(language: Language) {
  i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: {
      en: { translation: { ...en, ...commandTexts('en') } },
      fr: { translation: { ...fr, ...commandTexts('fr') } },
    },
    initAsync: false,
    // The words of a tenant come when it is shown.
    react: { bindI18nStore: 'added' },
    keySeparator: false,
    nsSeparator: false,
    returnNull: false,
    showSupportNotice: false,
    // React escapes what it shows; doing it twice would show `&amp;`.
    interpolation: { escapeValue: false },
    missingInterpolationHandler: () => '',
  });
}

/** Puts the whole window in another language. */
export function speak(language: Language) {
  document.documentElement.lang = language;
  return i18next.changeLanguage(language);
}

/** The language that fits the system, before the settings are known. */
export function systemLanguage(languages: readonly string[]): Language {
  const first = languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'en' || tag === 'fr');
  return first === 'fr' ? 'fr' : 'en';
}

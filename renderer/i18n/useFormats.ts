import { useMemo } from 'react';
import { useSettings } from '../state/settings';
import { createFormats, type Formats } from './formats';

/** The formats of the window's language. */
export function useFormats(): Formats {
  const language = useSettings((settings) => settings.language);
  return useMemo(() => createFormats(language, navigator.languages), [language]);
}

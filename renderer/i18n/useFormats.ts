import type { Language } from '../../preload/contract';
import { useSettings } from '../state/settings';
import { createFormats, type Formats } from './formats';

const made = new Map<Language, Formats>();

/** The formats of the window's language, the same for all who ask. */
export function useFormats(): Formats {
  const language = useSettings((settings) => settings.language);
  const formats = made.get(language) ?? createFormats(language, navigator.languages);
  made.set(language, formats);
  return formats;
}

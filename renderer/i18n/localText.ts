/** Texts that a tenant gives in several languages. */
import type { LocalText } from '../../preload/contract';

/** The text in a language, else in English, else in any; `otherwise` where there is none. */
export function localText(text: LocalText | null | undefined, language: string, otherwise: string): string {
  if (!text) return otherwise;
  const [base = language] = language.split('-');
  return text[language] ?? text[base] ?? text.en ?? Object.values(text)[0] ?? otherwise;
}

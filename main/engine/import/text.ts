/** Texts of a file, compared. */
import { fold } from '../mirror/fold';
import { cleanText, likeness } from '../workbook/likeness';

const unseen = /[\u200b-\u200d\u2060\ufeff\u00ad]/gu;

/** The longest text that a cell of a workbook holds. An export ends a longer one with an ellipsis. */
const longestText = 32_767;

/** Whether a text of the file is what an export made of a value, also if it was trimmed since. */
export function isAlike(value: string, text: string): boolean {
  if (value === text || likeness(value) === likeness(text)) return true;
  return (
    text.length >= longestText - 1 && text.endsWith('…') && likeness(value).startsWith(likeness(text.slice(0, -1)))
  );
}

/** Words in which case, accents and blanks count for nothing. */
export function foldWord(text: string): string {
  return fold(text.replace(unseen, '').replace(/\s+/gu, ''));
}

/** What people are recognised by: trimmed, in any case. */
export function keyText(text: string): string {
  return cleanText(text).toLowerCase();
}

/** Texts of a file, compared. */
import { fold } from '../mirror/fold';
import { longestText } from '../workbook/cells';
import { cleanText, likeness } from '../workbook/likeness';

const unseen = /[\u200b-\u200d\u2060\ufeff\u00ad]/gu;

/** A text that is as long was cut, but for blanks at its end. An export ends it with an ellipsis, others do not. */
const cutText = longestText - 100;

/** Whether a text of the file is what an export made of a value, also if it was trimmed since. */
export function isAlike(value: string, text: string): boolean {
  if (value === text || likeness(value) === likeness(text)) return true;
  return text.length >= cutText && likeness(value).startsWith(likeness(text.replace(/…$/, '')));
}

/** Words in which case, accents and blanks count for nothing. */
export function foldWord(text: string): string {
  return fold(text.replace(unseen, '').replace(/\s+/gu, ''));
}

/** What people are recognised by: trimmed, in any case. */
export function keyText(text: string): string {
  return cleanText(text).toLowerCase();
}

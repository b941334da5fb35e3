/** Text of a file, without what cannot be seen of it. */
import { fold } from '../mirror/fold';

const plain = /^[!-~](?:[ -~]*[!-~])?$/;
const unseen = /[\u200b-\u200d\u2060\ufeff\u00ad]/gu;
const control = /(?![\t\n\r])\p{Cc}/gu;

/** Without blanks around it, of whatever width, and without control characters. */
export function cleanText(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replace(control, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .replace(/^[\s\u200b-\u200d\u2060\ufeff\u00ad]+|[\s\u200b-\u200d\u2060\ufeff\u00ad]+$/gu, '');
}

/** The longest text that a cell of a workbook holds. An export ends a longer one with an ellipsis. */
const longestText = 32_767;

/** A text in which all that differs is spelt differently: what a workbook or a spreadsheet makes of it without being asked. */
function likeness(text: string): string {
  return plain.test(text)
    ? text
    : cleanText(text)
        .replace(unseen, '')
        .replace(/[^\S\n\t]/gu, ' ');
}

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

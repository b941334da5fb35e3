/** Text without what cannot be seen of it, and what a workbook or a spreadsheet makes of one without being asked. */

const plain = /^[!-~](?:[ -~]*[!-~])?$/;
const unseen = /[\u200b-\u200d\u2060\ufeff\u00ad\ufffe\uffff]/gu;
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

/** A text in which all that differs is spelt differently. */
export function likeness(text: string): string {
  return plain.test(text)
    ? text
    : cleanText(text)
        .replace(unseen, '')
        .replace(/[^\S\n\t]/gu, ' ');
}

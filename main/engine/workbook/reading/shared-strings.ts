/** The strings that cells of a workbook share (ECMA-376 part 1, 18.4). */
import { tooLarge } from './broken';
import type { ReadingLimits } from './limits';
import type { StringStore } from './string-store';
import { createXmlReader, type XmlReader } from './xml';
import { unescapeText } from './xstring';

/** A reader of the strings' XML that adds them to the store. */
export function createStringReader(part: string, strings: StringStore, limits: ReadingLimits): XmlReader {
  let text = '';
  let inText = false;
  /** Within how a text is pronounced, which is no part of it. */
  let inPhonetic = false;
  return createXmlReader(
    part,
    {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 't') inText = !inPhonetic;
        else if (name === 'rPh') inPhonetic = true;
      },
      close(name) {
        if (name === 't') inText = false;
        else if (name === 'rPh') inPhonetic = false;
        else if (name === 'si') {
          strings.add(unescapeText(text));
          if (strings.size > limits.strings) throw tooLarge(`${part}: more than ${limits.strings} bytes of strings`);
        }
      },
      text(piece) {
        if (!inText) return;
        text += piece;
        if (text.length > limits.cell) throw tooLarge(`${part}: a string of more than ${limits.cell} characters`);
      },
    },
    limits,
  );
}

/** The formats of a workbook's cells, by the number that a cell refers to. */

import type { Part } from './archive';
import { tooLarge } from './broken';
import type { ReadingLimits } from './limits';
import { builtInCode, type FormatCode, parseFormat } from './number-format';
import { readXml } from './xml';

/** Null stands for a format that shows numbers as they are, as does a style that is not there. */
export type Styles = readonly (FormatCode | null)[];

/** Reads `styles.xml` (ECMA-376 part 1, 18.8): of all of it, the number formats. */
export async function readStyles(part: Part, limits: ReadingLimits): Promise<Styles> {
  const codes = new Map<string, string>();
  const ids: string[] = [];
  let inCells = false;
  await readXml(
    part,
    {
      open(name, { numFmtId: id, formatCode: code }) {
        if (name === 'cellXfs') inCells = true;
        else if (name === 'numFmt' && id !== undefined && code !== undefined) codes.set(id, code);
        else if (name === 'xf' && inCells) ids.push(id ?? '0');
        if (Math.max(codes.size, ids.length) > limits.described) throw tooLarge(`${part.name}: too many formats`);
      },
      close(name) {
        if (name === 'cellXfs') inCells = false;
      },
      text: () => undefined,
    },
    limits,
  );
  const parsed = new Map<string, FormatCode | null>();
  return ids.map((id) => {
    const known = parsed.get(id);
    if (known !== undefined) return known;
    const format = formatOf(codes.get(id) ?? builtInCode(Number(id)));
    parsed.set(id, format);
    return format;
  });
}

/** The longest code that Excel takes has 255 characters. */
const longestCode = 1_000;

function formatOf(code: string): FormatCode | null {
  if (/^general$|^@$|^0$/i.test(code) || code.length > longestCode) return null;
  return parseFormat(code);
}

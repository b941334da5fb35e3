/** Format codes of numbers (ECMA-376 part 1, 18.8.30 and 18.8.31), as far as they say what a number means. */

/** What a format makes of a number; `text` and `General` are formats that show it as it is. */
export interface NumberFormat {
  /** Days, months or years are shown. */
  date: boolean;
  /** Hours, minutes or seconds are shown. */
  time: boolean;
  /** Hours, minutes or seconds are counted on beyond a day. */
  elapsed: boolean;
  /** Digits that stand before the decimal point at least: `00000` has five. */
  digits: number;
}

export const general: NumberFormat = { date: false, time: false, elapsed: false, digits: 1 };

interface Section {
  format: NumberFormat;
  condition: { operator: string; limit: number } | null;
}

/** A format code taken apart; which of its sections counts depends on the number. */
export type FormatCode = readonly Section[];

/** Ids that need no code, because every program knows them. Those of East Asia differ by language, but all are dates. */
const builtIn: [from: number, to: number, code: string][] = [
  [14, 17, 'yyyy-mm-dd'],
  [18, 21, 'h:mm:ss'],
  [22, 22, 'yyyy-mm-dd h:mm'],
  [27, 31, 'yyyy-mm-dd'],
  [32, 33, 'h:mm:ss'],
  [34, 36, 'yyyy-mm-dd'],
  [45, 45, 'mm:ss'],
  [46, 46, '[h]:mm:ss'],
  [47, 47, 'mm:ss'],
  [50, 58, 'yyyy-mm-dd'],
];

/** The code that an id stands for where the workbook does not say. */
export function builtInCode(id: number): string {
  return builtIn.find(([from, to]) => from <= id && id <= to)?.[2] ?? 'General';
}

/** Up to four sections: for positive numbers, negative ones, zero and text, unless they have conditions. */
export function parseFormat(code: string): FormatCode {
  const sections: Section[] = [];
  let section = startSection();
  for (const [token] of code.matchAll(tokens)) {
    if (token === ';') {
      sections.push(section.end());
      section = startSection();
    } else section.take(token);
  }
  sections.push(section.end());
  return sections;
}

/** What the format means for this number. */
export function formatFor(sections: FormatCode, value: number): NumberFormat {
  const [first, second, third] = sections;
  if (first?.condition || second?.condition) {
    const met = sections.slice(0, 2).find(({ condition }) => condition && isMet(condition, value));
    return (met ?? sections.find(({ condition }) => !condition))?.format ?? general;
  }
  if (value < 0 && second) return second.format;
  if (value === 0 && third) return third.format;
  return first?.format ?? general;
}

/** What is quoted, escaped, repeated, left blank, in brackets, a word of its own, a run of one letter, or else. */
const tokens = /"[^"]*"?|\\.|\*.|_.|\[[^\]]*\]?|General|AM\/PM|A\/P|E[+-]|y+|m+|d+|h+|s+|b+|e+|g+|[\s\S]/gi;

const elapsedUnit = /^\[(?:h+|m+|s+)\]$/i;
const conditionOf = /^\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]$/;

function startSection() {
  const format: NumberFormat = { ...general };
  let condition: Section['condition'] = null;
  /** The letter of the date before: `m` after `h` are minutes. */
  let last = '';
  /** An `m` that is a month unless seconds follow. */
  let isOpen = false;
  /** Digits from the first 0 on; counted up to the decimal point. */
  let digits = 0;
  let counting = true;
  let isPlain = true;

  function takeLetter(letter: string): void {
    if (letter === 'h' || letter === 's') format.time = true;
    else if (letter !== 'm') format.date = true;
    if (isOpen) format[letter === 's' ? 'time' : 'date'] = true;
    isOpen = letter === 'm' && last !== 'h';
    if (letter === 'm' && last === 'h') format.time = true;
    last = letter;
  }

  return {
    take(token: string): void {
      const letter = token.charAt(0).toLowerCase();
      if (elapsedUnit.test(token)) {
        format.time = true;
        format.elapsed = true;
        last = token.charAt(1).toLowerCase();
      } else if (letter === '[') {
        const [, operator = '', limit = ''] = conditionOf.exec(token) ?? [];
        if (operator) condition = { operator, limit: Number(limit) };
      } else if (/^(?:AM\/PM|A\/P)$/i.test(token)) format.time = true;
      else if (/^E[+-]$/i.test(token) || letter === '/') isPlain = false;
      else if (/^[ymdhsbe]+$/i.test(token)) takeLetter(letter);
      else if (token === '.') counting = false;
      else if (counting && (token === '0' || (digits > 0 && (token === '#' || token === '?')))) digits += 1;
    },
    end(): Section {
      if (isOpen) format.date = true;
      if (isPlain && !format.date && !format.time) format.digits = Math.max(1, digits);
      return { format, condition };
    },
  };
}

function isMet({ operator, limit }: { operator: string; limit: number }, value: number): boolean {
  if (operator === '<') return value < limit;
  if (operator === '<=') return value <= limit;
  if (operator === '>') return value > limit;
  if (operator === '>=') return value >= limit;
  return operator === '=' ? value === limit : value !== limit;
}

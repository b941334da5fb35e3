/** Find and replace, plain and by regular expressions; both in a time that grows with the text alone (RE2). */
import { type Matcher, RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import type { Result, RuleProblem, Transformation } from '../../../preload/contract';
import { failed, succeeded } from '../../../preload/failure';
import type { Read } from './template';

export type Replacement = Extract<Transformation, { by: 'replace' }>;

/** The text with everything that was found replaced; null where nothing was found. Fails with `too-long`. */
export type Replacer = (text: string) => Result<string | null>;

/** More than any attribute holds: a replacement within a replacement grows quickly. */
const mostText = 100_000;

/** Reads what is to be found and what takes its place. A problem is one of `find`, but for `wrong-argument`. */
export function readReplacement({ find, replace, regex, matchCase, wholeCell }: Replacement): Read<Replacer> {
  const flags = matchCase ? 0 : RE2JS.CASE_INSENSITIVE;
  let expression: RE2JS;
  try {
    expression = RE2JS.compile(regex ? find : RE2JS.quote(find), flags);
    if (wholeCell) expression = RE2JS.compile(`\\A(?:${expression.pattern()})\\z`, flags);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { ok: false, problem: problemOf(error, find) };
  }
  const filling = regex ? readFilling(replace, expression) : { ok: true as const, value: () => replace };
  if (!filling.ok) return filling;
  return { ok: true, value: (text) => replaceIn(text, expression, filling.value) };
}

function problemOf(error: RE2JSException, find: string): RuleProblem {
  const about = error instanceof RE2JSSyntaxException ? (error.getPattern() ?? '') : '';
  const at = about === '' ? -1 : find.indexOf(about);
  const where = at < 0 ? { at: 0, length: find.length } : { at, length: about.length };
  const found = error instanceof RE2JSSyntaxException ? error.getDescription() : error.message;
  return { ...where, code: 'expression', found };
}

/** What takes the place of one match. */
type Filling = (match: Matcher) => string;

function replaceIn(text: string, expression: RE2JS, fill: Filling): ReturnType<Replacer> {
  const matcher = expression.matcher(text);
  let made = '';
  let end = 0;
  let isFound = false;
  while (matcher.find()) {
    isFound = true;
    made += text.slice(end, matcher.start()) + fill(matcher);
    end = matcher.end();
    if (made.length > mostText) return failed('too-long');
  }
  return succeeded(isFound ? made + text.slice(end) : null);
}

/** `$$` is a dollar, `$&` what was found, `$1` and `$<name>` a group of it; one that is not there is a mistake. */
function readFilling(replace: string, expression: RE2JS): Read<Filling> {
  const names = expression.namedGroups();
  const count = expression.groupCount();
  const pieces: Filling[] = [];
  let plain = 0;
  const signs = /\$(?:\$|&|<([^>]*)>|(\d{1,2}))/g;
  for (const found of replace.matchAll(signs)) {
    const [sign, name, number] = found;
    const at = found.index;
    const before = replace.slice(plain, at);
    let length = sign.length;
    let piece: Filling;
    if (sign === '$$') piece = () => '$';
    else if (sign === '$&') piece = (match) => match.group() ?? '';
    else if (name !== undefined) {
      if (!Object.hasOwn(names, name)) return unknownGroup(at, sign);
      piece = (match) => match.group(name) ?? '';
    } else {
      // Where there is no tenth group, `$10` is the first one and a zero.
      const digits = number ?? '';
      const group = Number(digits) <= count ? Number(digits) : Number(digits[0]);
      if (group < 1 || group > count) return unknownGroup(at, sign);
      if (group !== Number(digits)) length -= 1;
      piece = (match) => match.group(group) ?? '';
    }
    pieces.push(() => before, piece);
    plain = at + length;
  }
  const rest = replace.slice(plain);
  return { ok: true, value: (match) => pieces.map((piece) => piece(match)).join('') + rest };
}

function unknownGroup(at: number, sign: string): { ok: false; problem: RuleProblem } {
  return { ok: false, problem: { code: 'wrong-argument', at, length: sign.length, found: sign } };
}

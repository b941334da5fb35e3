/** Numbers as people write them. */
import type { CellValue, Result } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';

const blanks = /[\s'’]/gu;
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/**
 * Takes blanks between groups of digits, and a comma or a point as what parts the decimals: of both the last one; of one alone
 * that stands before exactly three digits, and that the locale parts groups with, neither.
 */
export function readNumber(text: string, locale: string): Result<CellValue> {
  const digits = withPoint(text.replace(blanks, ''), locale);
  return decimal.test(digits) && Number.isFinite(Number(digits)) ? succeeded(Number(digits)) : failed('not-number');
}

function withPoint(digits: string, locale: string): string {
  const [comma, point] = [digits.lastIndexOf(','), digits.lastIndexOf('.')];
  const mark = comma > point ? ',' : '.';
  const other = mark === ',' ? '.' : ',';
  const isGrouped = new RegExp(`^[+-]?\\d{1,3}(\\${mark}\\d{3})+$`).test(digits) && mark === groupMark(locale);
  if (isGrouped) return digits.replaceAll(mark, '');
  const whole = digits.slice(0, Math.max(comma, point));
  const hasGroups = new RegExp(`^[+-]?\\d{1,3}(\\${other}\\d{3})+$`).test(whole);
  const ungrouped = hasGroups ? digits.replaceAll(other, '') : digits;
  return mark === ',' ? ungrouped.replace(/,(?=[^,]*$)/, '.') : ungrouped;
}

/** What stands between groups of digits in a locale. */
function groupMark(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567);
  return parts.find(({ type }) => type === 'group')?.value ?? '';
}

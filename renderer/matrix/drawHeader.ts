/** The headers of the matrix: what a column stands for, and below it how many of the listed people have it. */
import type { DrawHeaderCallback } from '@glideapps/glide-data-grid';
import { fitText } from '../grid/fitText';
import { wrapLines } from './wrapLines';

const lineHeight = 15;
const margin = 8;
/** No header is higher than a label of two lines and one count, or one and a count for each of three choices. */
const mostLines = 4;

export interface MatrixHeader {
  label: string;
  /** The lines below it; none until they have been counted. */
  counts: readonly string[];
  /** Where the list is sorted by it. */
  arrow: string | null;
}

/** How many lines a header's label may take (its counts take the others). */
function labelLines({ counts }: MatrixHeader): number {
  return counts.length > 1 ? 1 : 2;
}

/** How high (px) the headers have to be, all alike. */
export function headersHeight(headers: Iterable<MatrixHeader>): number {
  let most = 3;
  for (const header of headers) most = Math.max(most, labelLines(header) + header.counts.length);
  return Math.min(most, mostLines) * lineHeight + 2 * margin;
}

/** Paints the headers of the columns that are given; others as usual. */
export function createHeaderPainter(headers: ReadonlyMap<string, MatrixHeader>): DrawHeaderCallback {
  return ({ ctx, column, theme, rect, isSelected, hasSelectedCell }, drawContent) => {
    const header = headers.get(String(column.id));
    if (!header) return drawContent();
    const left = rect.x + theme.cellHorizontalPadding;
    const width = rect.width - 2 * theme.cellHorizontalPadding;
    const measure = (text: string) => ctx.measureText(text).width;
    const middle = lineHeight / 2;
    ctx.textBaseline = 'middle';
    ctx.font = `${theme.headerFontStyle} ${theme.fontFamily}`;
    ctx.fillStyle = isSelected || hasSelectedCell ? theme.textHeaderSelected : theme.textHeader;
    const label = header.arrow === null ? header.label : `${header.label} ${header.arrow}`;
    wrapLines(label, width, labelLines(header), measure).forEach((line, index) => {
      ctx.fillText(line, left, rect.y + margin + middle + index * lineHeight);
    });
    ctx.font = `11px ${theme.fontFamily}`;
    ctx.fillStyle = theme.textLight;
    const below = rect.y + rect.height - margin - header.counts.length * lineHeight + middle;
    header.counts.forEach((line, index) => {
      ctx.fillText(fitText(line, width, measure), left, below + index * lineHeight);
    });
  };
}

/** The headers of the matrix: what a column stands for, over two lines, and how many of the listed people have it. */
import type { DrawHeaderCallback } from '@glideapps/glide-data-grid';
import { wrapLines } from './wrapLines';

/** Two lines of a name, and one of the count (px). */
export const matrixHeaderHeight = 60;
const lineHeight = 15;

export interface MatrixHeader {
  label: string;
  /** Null until it has been counted. */
  count: string | null;
  /** Where the list is sorted by it. */
  arrow: string | null;
}

/** Paints the headers of the columns that are given; others as usual. */
export function createHeaderPainter(headers: ReadonlyMap<string, MatrixHeader>): DrawHeaderCallback {
  return ({ ctx, column, theme, rect, isSelected, hasSelectedCell }, drawContent) => {
    const header = headers.get(String(column.id));
    if (!header) return drawContent();
    const left = rect.x + theme.cellHorizontalPadding;
    const width = rect.width - 2 * theme.cellHorizontalPadding;
    ctx.textBaseline = 'middle';
    ctx.font = `${theme.headerFontStyle} ${theme.fontFamily}`;
    ctx.fillStyle = isSelected || hasSelectedCell ? theme.textHeaderSelected : theme.textHeader;
    const lines = wrapLines(header.label, width, 2, (text) => ctx.measureText(text).width);
    const top = rect.y + 7 + lineHeight / 2;
    lines.forEach((line, index) => {
      ctx.fillText(line, left, top + index * lineHeight);
    });
    const below = [header.count, header.arrow].filter(Boolean).join(' ');
    ctx.font = `11px ${theme.fontFamily}`;
    ctx.fillStyle = theme.textLight;
    ctx.fillText(below, left, rect.y + rect.height - 12);
  };
}

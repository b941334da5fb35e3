/** The headers of the list's columns: the name, cut where it does not fit, the mark of the order, and the menu's button. */
import type { DrawHeaderCallback } from '@glideapps/glide-data-grid';
import { getMiddleCenterBias } from '@glideapps/glide-data-grid';
import type { GridColors } from './colors';
import { createFitter } from './fitText';

export interface Header {
  label: string;
  /** That the list is sorted by it. */
  mark: string | null;
}

const gap = 6;
const buttonSize = 22;

/** Paints the headers of the columns that are given; others as usual. */
export function createHeaderPainter(headers: ReadonlyMap<string, Header>, colors: GridColors): DrawHeaderCallback {
  const shorten = createFitter();
  return ({ ctx, column, theme, rect, menuBounds, isHovered, hoverX }, drawContent) => {
    const header = headers.get(String(column.id));
    if (!header) return drawContent();
    const padding = theme.cellHorizontalPadding;
    const font = `${theme.headerFontStyle} ${theme.fontFamily}`;
    const measure = (text: string) => ctx.measureText(text).width;
    const middle = rect.y + rect.height / 2;
    const hasButton = isHovered && column.hasMenu === true;
    ctx.font = font;
    const bias = getMiddleCenterBias(ctx, font);
    const markWidth = header.mark === null ? 0 : measure(header.mark) + gap;
    // The button takes the place of the end of the name, not of the mark.
    const end = hasButton ? menuBounds.x + (menuBounds.width - buttonSize) / 2 - 2 : rect.x + rect.width - padding;
    const left = rect.x + padding;
    const label = shorten(header.label, Math.max(0, end - left - markWidth), font, measure);
    ctx.fillStyle = header.mark === null ? theme.textHeader : theme.textHeaderSelected;
    ctx.fillText(label, left, middle + bias);
    if (header.mark !== null) {
      ctx.fillStyle = colors.accent;
      ctx.fillText(header.mark, left + measure(label) + gap, middle + bias);
    }
    if (hasButton) drawButton(ctx, menuBounds, hoverX !== undefined && hoverX + rect.x >= menuBounds.x, colors);
  };
}

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

function drawButton(ctx: CanvasRenderingContext2D, bounds: Bounds, isPointedAt: boolean, colors: GridColors) {
  const x = bounds.x + bounds.width / 2;
  const y = bounds.y + bounds.height / 2;
  if (isPointedAt) {
    ctx.beginPath();
    ctx.roundRect(x - buttonSize / 2, y - buttonSize / 2, buttonSize, buttonSize, 4);
    ctx.fillStyle = colors.border;
    ctx.fill();
  }
  ctx.beginPath();
  ctx.moveTo(x - 4, y - 2);
  ctx.lineTo(x, y + 2);
  ctx.lineTo(x + 4, y - 2);
  ctx.lineWidth = 1.5;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = isPointedAt ? colors.text : colors.textSoft;
  ctx.stroke();
}

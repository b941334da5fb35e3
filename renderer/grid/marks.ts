/** The marks of edited cells: each state has a shape of its own, so that colour is never all there is to tell. */
import type { Rectangle } from '@glideapps/glide-data-grid';
import type { ChangeState } from '../../preload/contract';
import type { GridColors } from './colors';

/** How much of a cell's width its mark takes from the text (px). */
export function markWidth(state: ChangeState): number {
  return state === 'rejected' || state === 'conflict' ? 18 : 4;
}

/** Whether a place in a cell is on a mark that can be pressed: a conflict's, which opens what resolves it. */
export function isOverMark(state: ChangeState, x: number, width: number): boolean {
  return state === 'conflict' && x >= width - 26;
}

/** The ground of cells that want attention. */
export function markTint(state: ChangeState, colors: GridColors): string | null {
  if (state === 'rejected') return colors.dangerSoft;
  return state === 'conflict' ? colors.warningSoft : null;
}

/** What a gesture could not put into a cell: a dashed frame around it, until the next gesture. */
export function drawSkipped(ctx: CanvasRenderingContext2D, rect: Rectangle, colors: GridColors) {
  ctx.save();
  ctx.setLineDash([4, 3]);
  ctx.lineWidth = 1;
  ctx.strokeStyle = colors.danger;
  ctx.strokeRect(rect.x + 2.5, rect.y + 2.5, rect.width - 5, rect.height - 5);
  ctx.restore();
}

const corner = 8;

/** Pending: a full corner. Sending: its outline. Held: two bars. Conflict: a diamond. Rejected: a disc with a stroke. */
export function drawMark(ctx: CanvasRenderingContext2D, rect: Rectangle, state: ChangeState, colors: GridColors) {
  const right = rect.x + rect.width;
  const top = rect.y + 1;
  const middle = rect.y + rect.height / 2;
  switch (state) {
    case 'pending':
      cornerPath(ctx, right, top);
      ctx.fillStyle = colors.accent;
      ctx.fill();
      return;
    case 'sending':
      cornerPath(ctx, right - 1, top + 1);
      ctx.strokeStyle = colors.accent;
      ctx.lineWidth = 1.4;
      ctx.stroke();
      return;
    case 'held':
      ctx.fillStyle = colors.textFaint;
      ctx.fillRect(right - 9, top + 3, 2, 7);
      ctx.fillRect(right - 5, top + 3, 2, 7);
      return;
    case 'conflict':
      drawDiamond(ctx, right - 15, middle, colors);
      return;
    case 'rejected':
      drawDisc(ctx, right - 15, middle, colors);
      return;
    case 'done':
      return;
  }
}

function cornerPath(ctx: CanvasRenderingContext2D, right: number, top: number) {
  ctx.beginPath();
  ctx.moveTo(right - corner, top);
  ctx.lineTo(right, top);
  ctx.lineTo(right, top + corner);
  ctx.closePath();
}

function drawDiamond(ctx: CanvasRenderingContext2D, x: number, y: number, colors: GridColors) {
  ctx.beginPath();
  ctx.moveTo(x, y - 7);
  ctx.lineTo(x + 7, y);
  ctx.lineTo(x, y + 7);
  ctx.lineTo(x - 7, y);
  ctx.closePath();
  ctx.fillStyle = colors.warning;
  ctx.fill();
  drawExclamation(ctx, x, y, colors.surface);
}

function drawDisc(ctx: CanvasRenderingContext2D, x: number, y: number, colors: GridColors) {
  ctx.beginPath();
  ctx.arc(x, y, 6.5, 0, 2 * Math.PI);
  ctx.fillStyle = colors.danger;
  ctx.fill();
  ctx.fillStyle = colors.surface;
  ctx.fillRect(x - 3.5, y - 1, 7, 2);
}

function drawExclamation(ctx: CanvasRenderingContext2D, x: number, y: number, color: string) {
  ctx.fillStyle = color;
  ctx.fillRect(x - 0.75, y - 4, 1.5, 4.5);
  ctx.fillRect(x - 0.75, y + 2, 1.5, 1.6);
}

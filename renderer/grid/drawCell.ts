/** How a user's cell is painted. */
import {
  type CustomRenderer,
  type DrawArgs,
  GridCellKind,
  getMiddleCenterBias,
  type ProvideEditorCallback,
  type Rectangle,
} from '@glideapps/glide-data-grid';
import { avatarSize, type PaintAvatar } from '../avatar/paintAvatar';
import { isStatusColumn } from '../i18n/columnLabel';
import { isUserCell, type UserCell } from './cells';
import type { GridColors } from './colors';
import { createFitter } from './fitText';
import { drawMark, drawSkipped, markTint, markWidth } from './marks';

type Args = DrawArgs<UserCell>;

const boxSize = 14;
const dotSize = 7;
const gap = 7;
const badgeHeight = 16;

/** What clicking a boolean's cell at a place in it means: only the box itself toggles, and of a bare one the whole cell. */
function isOverBox(x: number, y: number, bounds: Rectangle, padding: number): boolean {
  return Math.abs(x - padding - boxSize / 2) <= boxSize && Math.abs(y - bounds.height / 2) <= boxSize;
}

/** Whether a place in a cell (CSS pixels from its left edge) is on the picture that opens the person. */
export function isOverAvatar({ data }: UserCell, x: number, padding: number): boolean {
  return data.avatar !== null && x >= padding - 2 && x <= padding + avatarSize + 2;
}

/** Paints cells in the given colours, and gives them their editors. */
export function createCellRenderer(
  colors: GridColors,
  provideEditor: ProvideEditorCallback<UserCell>,
  paintAvatar: PaintAvatar,
): CustomRenderer<UserCell> {
  const shorten = createFitter();

  /** Text of somebody who is to be deleted is struck through. */
  function drawText(args: Args, text: string, left: number, width: number, color: string) {
    const { ctx, rect, theme } = args;
    const { rightToLeft, column } = args.cell.data;
    if (width <= 0 || text === '') return;
    const shown = shorten(text, width, theme.baseFontFull, (part) => ctx.measureText(part).width);
    const y = rect.y + rect.height / 2 + getMiddleCenterBias(ctx, theme.baseFontFull);
    const atRight = rightToLeft || column.type === 'number';
    ctx.fillStyle = color;
    ctx.direction = rightToLeft ? 'rtl' : 'ltr';
    ctx.textAlign = atRight ? 'right' : 'left';
    ctx.fillText(shown, atRight ? left + width : left, y);
    ctx.direction = 'ltr';
    ctx.textAlign = 'start';
    if (args.cell.data.fate?.kind !== 'delete') return;
    const struck = ctx.measureText(shown).width;
    ctx.fillRect(atRight ? left + width - struck : left, Math.round(rect.y + rect.height / 2), struck, 1);
  }

  /** Answers how much of the cell the badge takes (px). */
  function drawBadge({ ctx, rect, theme }: Args, badge: string, right: number): number {
    ctx.font = `600 10px ${theme.fontFamily}`;
    const width = ctx.measureText(badge).width + 10;
    const top = rect.y + (rect.height - badgeHeight) / 2;
    ctx.beginPath();
    ctx.roundRect(right - width + 0.5, top + 0.5, width - 1, badgeHeight - 1, 3);
    ctx.lineWidth = 1;
    ctx.strokeStyle = colors.success;
    ctx.stroke();
    ctx.fillStyle = colors.success;
    ctx.fillText(badge, right - width + 5, rect.y + rect.height / 2 + getMiddleCenterBias(ctx, ctx.font));
    ctx.font = theme.baseFontFull;
    return width + gap;
  }

  return {
    kind: GridCellKind.Custom,
    isMatch: (cell): cell is UserCell => isUserCell(cell),
    provideEditor,
    needsHover: ({ data }) => data.avatar !== null,
    needsHoverPosition: true,

    draw(args, cell) {
      const { ctx, rect, theme } = args;
      const { column, value, text, mark, fate, badge, avatar, isBare, skipped } = cell.data;
      const tint = skipped ? colors.dangerSoft : mark && markTint(mark.state, colors);
      if (tint && !args.highlighted) {
        ctx.fillStyle = tint;
        ctx.fillRect(rect.x + 1, rect.y + 1, rect.width - 1, rect.height - 1);
      }
      if (skipped) drawSkipped(ctx, rect, colors);
      const color = fate?.kind === 'delete' ? colors.textFaint : column.editable ? colors.text : colors.textSoft;
      let left = rect.x + theme.cellHorizontalPadding;
      let right = rect.x + rect.width - theme.cellHorizontalPadding - (mark ? markWidth(mark.state) : 0);
      if (avatar) {
        const isPointedAt = args.hoverX !== undefined && isOverAvatar(cell, args.hoverX, theme.cellHorizontalPadding);
        if (isPointedAt) args.overrideCursor?.('pointer');
        paintAvatar(ctx, avatar, left, rect.y + rect.height / 2, isPointedAt);
        left += avatarSize + gap;
      }
      if (isBare) {
        if (value === true && !tint && !args.highlighted) {
          ctx.fillStyle = colors.accentSoft;
          ctx.fillRect(rect.x + 1, rect.y + 1, rect.width - 1, rect.height - 1);
        }
        drawBox(ctx, left, rect.y + rect.height / 2, value === true, column.editable, colors);
        if (mark) drawMark(ctx, rect, mark.state, colors);
        return;
      }
      if (column.type === 'boolean' && typeof value === 'boolean') {
        drawBox(ctx, left, rect.y + rect.height / 2, value, column.editable, colors);
        left += boxSize + gap;
      } else if (isStatusColumn(column.key) && typeof value === 'string') {
        drawStatusDot(ctx, left, rect.y + rect.height / 2, value, colors);
        left += dotSize + gap;
      }
      if (badge !== null) right -= drawBadge(args, badge, right);
      drawText(args, text, left, right - left, color);
      if (mark) drawMark(ctx, rect, mark.state, colors);
    },

    measure(ctx, cell, theme) {
      const { column, text, avatar } = cell.data;
      const box = column.type === 'boolean' ? boxSize + gap : 0;
      const dot = isStatusColumn(column.key) ? dotSize + gap : 0;
      const picture = avatar ? avatarSize + gap : 0;
      return ctx.measureText(text).width + 2 * theme.cellHorizontalPadding + box + dot + picture + 2;
    },

    onClick(args) {
      const { column, value, isBare } = args.cell.data;
      if (column.type !== 'boolean' || !column.editable) return undefined;
      // With these keys one selects.
      if (args.shiftKey || args.ctrlKey || args.metaKey) return undefined;
      if (!isBare && !isOverBox(args.posX, args.posY, args.bounds, args.theme.cellHorizontalPadding)) return undefined;
      return { ...args.cell, data: { ...args.cell.data, value: value !== true } };
    },
  };
}

function drawBox(
  ctx: CanvasRenderingContext2D,
  left: number,
  middle: number,
  checked: boolean,
  editable: boolean,
  colors: GridColors,
) {
  ctx.beginPath();
  ctx.roundRect(left + 0.5, middle - boxSize / 2 + 0.5, boxSize - 1, boxSize - 1, 3);
  ctx.lineWidth = 1;
  const filled = editable ? colors.accent : colors.textFaint;
  if (checked) {
    ctx.fillStyle = filled;
    ctx.fill();
  }
  ctx.strokeStyle = checked ? filled : colors.borderStrong;
  ctx.stroke();
  if (!checked) return;
  ctx.beginPath();
  ctx.moveTo(left + 3.5, middle + 0.5);
  ctx.lineTo(left + 6, middle + 3);
  ctx.lineTo(left + 10.5, middle - 2.5);
  ctx.lineWidth = 1.6;
  ctx.strokeStyle = editable ? colors.onAccent : colors.surface;
  ctx.stroke();
}

/** Full, half and empty: statuses differ in shape as well as in colour. */
function drawStatusDot(
  ctx: CanvasRenderingContext2D,
  left: number,
  middle: number,
  status: string,
  colors: GridColors,
) {
  const radius = dotSize / 2;
  const known: Record<string, string> = {
    active: colors.success,
    activationPending: colors.warning,
  };
  ctx.strokeStyle = known[status] ?? colors.textFaint;
  ctx.fillStyle = ctx.strokeStyle;
  ctx.lineWidth = 1.4;
  ctx.beginPath();
  ctx.arc(left + radius, middle, radius, 0, 2 * Math.PI);
  ctx.stroke();
  if (status === 'active') ctx.fill();
  if (status !== 'activationPending') return;
  ctx.beginPath();
  ctx.arc(left + radius, middle, radius, Math.PI / 2, (3 * Math.PI) / 2);
  ctx.fill();
}

/** Paints people's pictures and initials into the grid. */
import type { PhotoStore } from './photoStore';

/** Across, in CSS pixels. */
export const avatarSize = 22;

/** What stands for a person in a list. */
export interface AvatarLook {
  row: number;
  /** Names the picture; null: there is none. */
  photo: string | null;
  initials: string;
  shade: number;
}

interface AvatarColors {
  shades: readonly string[];
  text: string;
  /** Around the one that the pointer is on. */
  ring: string;
}

export type PaintAvatar = (
  ctx: CanvasRenderingContext2D,
  look: AvatarLook,
  /** The left edge and the middle (CSS pixels). */
  left: number,
  middle: number,
  isPointedAt: boolean,
) => void;

const radius = avatarSize / 2;
/** Of initials, in CSS pixels. */
const widest = avatarSize * 0.9;
/** Letters that look alike beside any other. How one looks the canvas remembers, of two it mostly has to find it out. */
const latin = /^[A-Z\u00c0-\u024f]*$/;

export function createAvatarPainter(
  colors: AvatarColors,
  fontFamily: string,
  photos: Pick<PhotoStore<ImageBitmap>, 'find'>,
): PaintAvatar {
  const font = `600 ${avatarSize * 0.4}px ${fontFamily}`;
  /** Of single letters: measuring initials takes longer than drawing them. */
  const widths = new Map<string, number>();
  /** How far below the middle of the disc the line is on which initials stand; null until they were measured. */
  let depth: number | null = null;

  function widthOf(ctx: CanvasRenderingContext2D, letter: string): number {
    const width = widths.get(letter) ?? ctx.measureText(letter).width;
    widths.set(letter, width);
    return width;
  }

  function paintInitials(ctx: CanvasRenderingContext2D, initials: string, center: number, middle: number) {
    ctx.font = font;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    depth ??= ctx.measureText('H').actualBoundingBoxAscent / 2;
    let width = 0;
    for (const letter of initials) width += widthOf(ctx, letter);
    const isSimple = width <= widest && latin.test(initials);
    if (!isSimple) return ctx.fillText(initials, center, middle + depth, widest);
    ctx.textAlign = 'left';
    let left = center - width / 2;
    for (const letter of initials) {
      ctx.fillText(letter, left, middle + depth);
      left += widthOf(ctx, letter);
    }
  }

  function paintDisc(ctx: CanvasRenderingContext2D, { initials, shade }: AvatarLook, center: number, middle: number) {
    ctx.fillStyle = colors.shades[shade] ?? colors.text;
    ctx.beginPath();
    ctx.arc(center, middle, radius, 0, 2 * Math.PI);
    ctx.fill();
    ctx.fillStyle = colors.text;
    if (initials === '') {
      ctx.clip();
      ctx.beginPath();
      ctx.arc(center, middle - avatarSize * 0.1, avatarSize * 0.17, 0, 2 * Math.PI);
      ctx.ellipse(center, middle + avatarSize * 0.45, avatarSize * 0.3, avatarSize * 0.3, 0, 0, 2 * Math.PI);
      ctx.fill();
    } else paintInitials(ctx, initials, center, middle);
  }

  return (ctx, look, left, middle, isPointedAt) => {
    const center = left + radius;
    const photo = look.photo === null ? null : photos.find(look.photo, look.row);
    ctx.save();
    if (photo) ctx.drawImage(photo, left, middle - radius, avatarSize, avatarSize);
    else paintDisc(ctx, look, center, middle);
    ctx.restore();
    if (!isPointedAt) return;
    ctx.beginPath();
    ctx.arc(center, middle, radius + 1, 0, 2 * Math.PI);
    ctx.strokeStyle = colors.ring;
    ctx.lineWidth = 2;
    ctx.stroke();
  };
}

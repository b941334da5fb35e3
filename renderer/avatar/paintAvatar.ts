/** Paints people's pictures and initials into the grid: each is made once, and from then on only copied. */
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

/** Initials that are kept ready. */
const capacity = 800;

export type PaintAvatar = (
  ctx: CanvasRenderingContext2D,
  look: AvatarLook,
  /** The left edge and the middle (CSS pixels). */
  left: number,
  middle: number,
  isPointedAt: boolean,
) => void;

export function createAvatarPainter(
  colors: AvatarColors,
  fontFamily: string,
  photos: Pick<PhotoStore<ImageBitmap>, 'find'>,
): PaintAvatar {
  const discs = new Map<string, ImageBitmap>();

  /** All of them are drawn here: a canvas and its font are dear to make. */
  const easel = new OffscreenCanvas(avatarSize, avatarSize);

  function drawDisc({ initials, shade }: AvatarLook, pixels: number): ImageBitmap {
    if (easel.width !== pixels) {
      easel.width = pixels;
      easel.height = pixels;
    }
    const ctx = easel.getContext('2d');
    if (!ctx) throw new Error('a canvas has no context');
    const radius = pixels / 2;
    ctx.fillStyle = colors.shades[shade] ?? colors.text;
    ctx.beginPath();
    ctx.arc(radius, radius, radius, 0, 2 * Math.PI);
    ctx.fill();
    ctx.fillStyle = colors.text;
    if (initials === '') {
      ctx.save();
      ctx.clip();
      ctx.beginPath();
      ctx.arc(radius, pixels * 0.4, pixels * 0.17, 0, 2 * Math.PI);
      ctx.ellipse(radius, pixels * 0.95, pixels * 0.3, pixels * 0.3, 0, 0, 2 * Math.PI);
      ctx.fill();
      ctx.restore();
    } else {
      ctx.font = `600 ${pixels * 0.4}px ${fontFamily}`;
      ctx.textAlign = 'center';
      const { actualBoundingBoxAscent, actualBoundingBoxDescent } = ctx.measureText(initials);
      ctx.fillText(initials, radius, radius + (actualBoundingBoxAscent - actualBoundingBoxDescent) / 2, pixels * 0.9);
    }
    return easel.transferToImageBitmap();
  }

  function discOf(look: AvatarLook, pixels: number): ImageBitmap {
    const key = `${pixels}/${look.shade}/${look.initials}`;
    const disc = discs.get(key) ?? drawDisc(look, pixels);
    discs.delete(key);
    discs.set(key, disc);
    for (const [oldest, old] of discs) {
      if (discs.size <= capacity) break;
      discs.delete(oldest);
      old.close();
    }
    return disc;
  }

  return (ctx, look, left, middle, isPointedAt) => {
    const top = middle - avatarSize / 2;
    const photo = look.photo === null ? null : photos.find(look.photo, look.row);
    const pixels = Math.round(avatarSize * window.devicePixelRatio);
    ctx.drawImage(photo ?? discOf(look, pixels), left, top, avatarSize, avatarSize);
    if (!isPointedAt) return;
    ctx.beginPath();
    ctx.arc(left + avatarSize / 2, middle, avatarSize / 2 + 1, 0, 2 * Math.PI);
    ctx.strokeStyle = colors.ring;
    ctx.lineWidth = 2;
    ctx.stroke();
  };
}

import { Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import styles from './CropFrame.module.css';
import { type Crop, moveCrop, nearest, zoomCrop, zoomOf } from './crop';

interface CropFrameProps {
  picture: ImageBitmap;
  crop: Crop;
  change(crop: Crop): void;
}

/** Across, in CSS pixels. */
const frame = 280;
const previews = [64, 22];
/** How far an arrow key moves, in parts of the frame, and how much nearer + comes. */
const step = 0.04;
const nearer = 1.15;

/** The square of a picture that is taken: moved by dragging or the arrow keys, zoomed by the wheel, + and -. */
export function CropFrame({ picture, crop, change }: CropFrameProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<{ x: number; y: number; crop: Crop } | null>(null);
  const hint = useId();
  const zoom = zoomOf(picture, crop);
  const zoomTo = (next: number) => change(zoomCrop(picture, crop, next));

  useEffect(() => canvas.current?.focus(), []);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    // React hears the wheel passively, which cannot keep the dialog from scrolling.
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      change(zoomCrop(picture, crop, zoomOf(picture, crop) * (event.deltaY < 0 ? nearer : 1 / nearer)));
    };
    target.addEventListener('wheel', turn, { passive: false });
    return () => target.removeEventListener('wheel', turn);
  }, [picture, crop, change]);

  function press(event: KeyboardEvent) {
    const far = crop.side * step * (event.shiftKey ? 5 : 1);
    const moves: Record<string, readonly [number, number]> = {
      ArrowLeft: [-far, 0],
      ArrowRight: [far, 0],
      ArrowUp: [0, -far],
      ArrowDown: [0, far],
    };
    const move = moves[event.key];
    if (move) change(moveCrop(picture, crop, ...move));
    else if (event.key === '+' || event.key === '=') zoomTo(zoom * nearer);
    else if (event.key === '-' || event.key === '_') zoomTo(zoom / nearer);
    else return;
    event.preventDefault();
  }

  function pull(event: PointerEvent) {
    const from = drag.current;
    if (!from) return;
    const scale = from.crop.side / frame;
    change(moveCrop(picture, from.crop, (from.x - event.clientX) * scale, (from.y - event.clientY) * scale));
  }

  return (
    <div className={styles.crop}>
      <div className={styles.stage}>
        <Cut
          ref={canvas}
          picture={picture}
          crop={crop}
          size={frame}
          className={styles.frame}
          role="application"
          tabIndex={0}
          aria-label={t('photo.crop')}
          aria-describedby={hint}
          onKeyDown={press}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            drag.current = { x: event.clientX, y: event.clientY, crop };
          }}
          onPointerMove={pull}
          onPointerUp={() => {
            drag.current = null;
          }}
          data-testid="photo-crop"
          data-crop={[crop.left, crop.top, crop.side].map(Math.round).join(' ')}
        />
        <div className={styles.previews} aria-hidden>
          {previews.map((size) => (
            <Cut key={size} picture={picture} crop={crop} size={size} className={styles.preview} />
          ))}
        </div>
      </div>
      <div className={styles.zoom}>
        <Button
          look="quiet"
          icon={<Minus aria-hidden />}
          aria-label={t('photo.zoomOut')}
          onClick={() => zoomTo(zoom / nearer)}
        />
        <input
          type="range"
          min={1}
          max={nearest}
          step={0.01}
          value={zoom}
          aria-label={t('photo.zoom')}
          onChange={(event) => zoomTo(Number(event.target.value))}
          data-testid="photo-zoom"
        />
        <Button
          look="quiet"
          icon={<Plus aria-hidden />}
          aria-label={t('photo.zoomIn')}
          onClick={() => zoomTo(zoom * nearer)}
        />
      </div>
      <p className={styles.hint} id={hint}>
        {t('photo.crop.hint')}
      </p>
    </div>
  );
}

interface CutProps extends React.CanvasHTMLAttributes<HTMLCanvasElement> {
  picture: ImageBitmap;
  crop: Crop;
  /** Across, in CSS pixels. */
  size: number;
  ref?: React.Ref<HTMLCanvasElement>;
}

/** The square as it will look at a size. */
function Cut({ picture, crop, size, ref, ...rest }: CutProps) {
  const own = useRef<HTMLCanvasElement>(null);
  const pixels = Math.round(size * window.devicePixelRatio);
  useEffect(() => {
    const ctx = own.current?.getContext('2d');
    if (!ctx) return;
    ctx.imageSmoothingQuality = 'high';
    ctx.drawImage(picture, crop.left, crop.top, crop.side, crop.side, 0, 0, pixels, pixels);
  }, [picture, crop, pixels]);
  return (
    <canvas
      ref={(element) => {
        own.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      width={pixels}
      height={pixels}
      style={{ width: size, height: size }}
      {...rest}
    />
  );
}

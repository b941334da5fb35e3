/** Decodes, shrinks and cuts pictures away from the window: what is large or broken cannot hold it up. */
import type { Result } from '../../../preload/contract';
import type { Failure } from '../../../preload/failure';
import type { Crop } from './crop';
import { imageKinds, isWhole, readImageHeader } from './imageHeader';
import type { OpenedPhoto, PhotoOrder } from './photoOrders';

/** The largest file that is opened at all (bytes), and the most pixels (millions) that are decoded. */
const largestFile = 20_000_000;
const mostMegapixels = 50;
/** What is kept of a picture to be cut from (pixels, the longer side): four times what comes out of it. */
const keptSide = 2_048;
/** What comes out: as wide as high (pixels). */
const cutSide = 512;
/** The first is as good as the eye can tell; the later ones are for tenants that take very little. */
const qualities = [0.92, 0.85, 0.75, 0.6, 0.45, 0.3] as const;
/** In the order in which they are preferred. */
const made = ['image/jpeg', 'image/webp', 'image/png'] as const;

const refuse = (code: Failure['code'], params: Failure['params'] = {}): { ok: false; failure: Failure } => ({
  ok: false,
  failure: { code, params, detail: null },
});

let kept: OffscreenCanvas | null = null;

function draw(width: number, height: number, paint: (ctx: OffscreenCanvasRenderingContext2D) => void): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('a canvas has no context');
  ctx.imageSmoothingQuality = 'high';
  paint(ctx);
  return canvas;
}

async function open(file: File): Promise<Result<OpenedPhoto>> {
  kept = null;
  if (file.size > largestFile) return refuse('image-too-large', { megabytes: largestFile / 1e6 });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const header = readImageHeader(bytes);
  if (!header) return refuse('image-type', { types: imageKinds });
  const megapixels = (header.width * header.height) / 1e6;
  if (megapixels > mostMegapixels) {
    const facts = { megapixels: Math.ceil(megapixels), most: mostMegapixels };
    return refuse('image-too-large', { megabytes: largestFile / 1e6, ...facts });
  }
  if (!isWhole(bytes, header)) return refuse('image-broken');
  // Rejects where it cannot be decoded; the bytes are the admin's, so that is nobody's bug.
  const decoded = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' }).catch(() => null);
  if (!decoded) return refuse('image-broken');
  const scale = Math.min(1, keptSide / Math.max(decoded.width, decoded.height));
  const width = Math.max(1, Math.round(decoded.width * scale));
  const height = Math.max(1, Math.round(decoded.height * scale));
  kept = draw(width, height, (ctx) => {
    // What is transparent would come out black.
    ctx.fillStyle = 'white';
    ctx.fillRect(0, 0, width, height);
    ctx.drawImage(decoded, 0, 0, width, height);
  });
  decoded.close();
  return { ok: true, value: { picture: await createImageBitmap(kept) } };
}

async function cut(
  crop: Crop,
  contentTypes: readonly string[] | null,
  maxSize: number | null,
): Promise<Result<string>> {
  const source = kept;
  if (!source) throw new Error('no picture is open');
  const type = made.find((known) => contentTypes === null || contentTypes.includes(known));
  if (!type) return refuse('image-type', { types: (contentTypes ?? []).join(', ') });
  const canvas = draw(cutSide, cutSide, (ctx) =>
    ctx.drawImage(source, crop.left, crop.top, crop.side, crop.side, 0, 0, cutSide, cutSide),
  );
  for (const quality of qualities) {
    const blob = await canvas.convertToBlob({ type, quality });
    if (maxSize === null || blob.size <= maxSize) return { ok: true, value: await dataUrl(blob) };
  }
  return refuse('image-too-large', { megabytes: (maxSize ?? 0) / 1e6 });
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

self.onmessage = async ({ data: order }: MessageEvent<PhotoOrder>) => {
  if (order.kind === 'cut') {
    self.postMessage(await cut(order.crop, order.contentTypes, order.maxSize));
    return;
  }
  const answer = await open(order.file);
  self.postMessage(answer, { transfer: answer.ok ? [answer.value.picture] : [] });
};

// A bug is told to the window as any other is: as an error of this worker.
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
});

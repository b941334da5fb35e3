/** The bytes of a `data:` URL; null for one that holds none. */
function bytesOf(dataUrl: string): Blob | null {
  const [head = '', type = ''] = /^data:([\w.+/-]+);base64,/.exec(dataUrl) ?? [];
  if (head === '') return null;
  return new Blob([Uint8Array.from(atob(dataUrl.slice(head.length)), (character) => character.charCodeAt(0))], {
    type,
  });
}

/**
 * A picture as a disc of so many pixels across, decoded off the window's thread; null for what is no picture.
 * It is made from its bytes, so that nothing is fetched and nothing of it can run.
 */
export async function roundPicture(dataUrl: string, size: number): Promise<ImageBitmap | null> {
  const bytes = bytesOf(dataUrl);
  // Rejects where it cannot be decoded: what a tenant sends as a picture need not be one.
  const decoded = bytes && (await createImageBitmap(bytes).catch(() => null));
  if (!decoded) return null;
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('a canvas has no context');
  context.beginPath();
  context.arc(size / 2, size / 2, size / 2, 0, 2 * Math.PI);
  context.clip();
  context.imageSmoothingQuality = 'high';
  const side = Math.min(decoded.width, decoded.height);
  const [left, top] = [(decoded.width - side) / 2, (decoded.height - side) / 2];
  context.drawImage(decoded, left, top, side, side, 0, 0, size, size);
  decoded.close();
  return canvas.transferToImageBitmap();
}

/**
 * An Electron program: draws icon.svg in all sizes and writes the files that the packages carry. Run by
 * `npm run icons` after the drawing was changed; what it writes is kept in the repository.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { icns, ico } from './containers.mjs';

const here = import.meta.dirname;
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/**
 * Draws the picture in a page, which has the best renderer at hand.
 * @param {BrowserWindow} window
 * @param {number} size in pixels
 */
async function draw(window, size) {
  const svg = readFileSync(join(here, 'icon.svg')).toString('base64');
  /** @type {string} */
  const url = await window.webContents.executeJavaScript(`(async () => {
    const image = new Image(${size}, ${size});
    image.src = 'data:image/svg+xml;base64,${svg}';
    await image.decode();
    const canvas = new OffscreenCanvas(${size}, ${size});
    canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  })()`);
  return { size, png: Buffer.from(url, 'base64') };
}

async function drawAll() {
  const window = new BrowserWindow({ show: false });
  await window.loadURL('about:blank');
  const pictures = [];
  for (const size of sizes) pictures.push(await draw(window, size));
  mkdirSync(join(here, 'linux'), { recursive: true });
  for (const { size, png } of pictures) {
    if (size <= 512) writeFileSync(join(here, 'linux', `${size}x${size}.png`), png);
    else writeFileSync(join(here, 'icon.png'), png);
  }
  writeFileSync(join(here, 'icon.ico'), ico(pictures.filter(({ size }) => size <= 256)));
  writeFileSync(join(here, 'icon.icns'), icns(pictures));
}

app
  .whenReady()
  .then(drawAll)
  .then(
    () => app.exit(0),
    (error) => {
      console.error(error);
      app.exit(1);
    },
  );

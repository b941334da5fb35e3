/** The peer's desktop process: one window, and a process beside it that has the rows, as Muster has its engine. */
import { join } from 'node:path';
import { app, BrowserWindow, MessageChannelMain, utilityProcess } from 'electron';
import { type PeerOrder, sourcePort } from './names';

const here = import.meta.dirname;
const order = JSON.parse(process.argv.at(-1) ?? '') as PeerOrder;

async function open(): Promise<void> {
  const source = utilityProcess.fork(join(here, 'source.mjs'), [], { stdio: 'inherit' });
  app.on('quit', () => source.kill());
  const window = new BrowserWindow({
    width: order.width,
    height: order.height,
    useContentSize: true,
    webPreferences: { sandbox: true, contextIsolation: true, preload: join(here, 'preload.cjs') },
  });
  window.webContents.once('did-finish-load', () => {
    const { port1, port2 } = new MessageChannelMain();
    source.postMessage(order, [port1]);
    window.webContents.postMessage(sourcePort, order, [port2]);
  });
  await window.loadFile(join(here, 'page', 'index.html'));
}

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(open);

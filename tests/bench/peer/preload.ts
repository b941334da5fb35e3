/** Hands the port to the source on to the page. */
import { ipcRenderer } from 'electron';
import { sourcePort } from './names';

ipcRenderer.on(sourcePort, (event, order: unknown) => {
  window.postMessage({ type: sourcePort, order }, '*', [...event.ports]);
});

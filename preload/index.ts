/** The bridge: all that the page can reach of the desktop. */
import { contextBridge, ipcRenderer } from 'electron';
import { desktopCallNames, desktopEventNames, wires } from './channels';

const calls = new Set<string>(desktopCallNames);
const hearers = new Map<string, Set<(payload: unknown) => void>>(desktopEventNames.map((name) => [name, new Set()]));

ipcRenderer.on(wires.event, (_event, channel: string, payload: unknown) => {
  for (const hear of hearers.get(channel) ?? []) hear(payload);
});

contextBridge.exposeInMainWorld('muster', {
  desktop: {
    call(channel: string, input: unknown): Promise<unknown> {
      if (!calls.has(channel)) return Promise.reject(new Error(`unknown call ${channel}`));
      return ipcRenderer.invoke(wires.call, { channel, input });
    },
    /** Hears an event until the returned function is called. */
    on(channel: string, hear: (payload: unknown) => void): () => void {
      const set = hearers.get(channel);
      if (!set) throw new Error(`unknown event ${channel}`);
      set.add(hear);
      return () => {
        set.delete(hear);
      };
    },
  },
});

// The port is asked for while the page still loads; it waits here until the page listens.
let waiting: MessagePort | null = null;
let pageListens = false;

function handOver(): void {
  if (!pageListens || !waiting) return;
  window.postMessage({ type: wires.engine }, window.location.origin, [waiting]);
  waiting = null;
}

ipcRenderer.on(wires.engine, (event) => {
  waiting?.close();
  waiting = event.ports[0] ?? null;
  handOver();
});

window.addEventListener('message', (event) => {
  if (event.source !== window || event.data?.type !== wires.ready) return;
  pageListens = true;
  handOver();
});

ipcRenderer.send(wires.engine);

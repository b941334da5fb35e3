/** The peer's rows: Muster's own engine over Muster's own protocol, so that both grids wait for the same. */
import { engineCalls } from '../../../preload/contract';
import { serve } from '../../../preload/port';
import { openDesk, unreachable } from '../desk';
import type { PeerOrder } from './names';

process.parentPort.once('message', async ({ data, ports: [port] }) => {
  if (!port) throw new Error('there is nobody to serve');
  const engine = await openDesk((data as PeerOrder).mirror, unreachable, null);
  const wire = {
    post: (message: unknown) => port.postMessage(message),
    listen: (receive: (message: unknown) => void) => port.on('message', ({ data: message }) => receive(message)),
  };
  serve(wire, engineCalls, engine.calls, (error) => console.error(error));
  port.start();
});

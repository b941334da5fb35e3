/** The window's talk with the desktop process: dialogs, keychain, settings, the list of tenants. */
import type { z } from 'zod';
import { desktopCalls, desktopEvents, type Input, type Output } from '../../preload/contract';

type DesktopCalls = typeof desktopCalls;
type DesktopEvents = typeof desktopEvents;

/** What the preload script exposes as `window.muster.desktop`. Answers are checked here, by whoever receives them. */
export interface DesktopBridge {
  call<K extends keyof DesktopCalls>(channel: K, input?: Input<DesktopCalls, K>): Promise<unknown>;
  on<K extends keyof DesktopEvents>(channel: K, hear: (payload: unknown) => void): () => void;
}

/** Asks the desktop process. Rejects only on a bug: expected failures are in the answer. */
export async function askDesktop<K extends keyof DesktopCalls>(
  channel: K,
  ...[input]: Input<DesktopCalls, K> extends undefined ? [] : [Input<DesktopCalls, K>]
): Promise<Output<DesktopCalls, K>> {
  const answer = await window.muster.desktop.call(channel, input);
  return desktopCalls[channel].output.parse(answer) as Output<DesktopCalls, K>;
}

/** Hears an event of the desktop process until the returned function is called. */
export function hearDesktop<K extends keyof DesktopEvents>(
  channel: K,
  hear: (payload: z.output<DesktopEvents[K]>) => void,
): () => void {
  return window.muster.desktop.on(channel, (payload) => {
    hear(desktopEvents[channel].parse(payload) as z.output<DesktopEvents[K]>);
  });
}

/**
 * The names that the bridge needs, without the schemas: loading zod into every window would cost start-up time.
 * A test pins that they are the contract's own.
 */
import type { desktopCalls, desktopEvents } from './contract';

type DesktopCall = keyof typeof desktopCalls;
type DesktopEvent = keyof typeof desktopEvents;

export const desktopCallNames = [
  'desktop.start',
  'settings.change',
  'tenants.connect',
  'tenants.demo',
  'tenants.open',
  'tenants.signIn',
  'tenants.signOut',
  'tenants.change',
  'tenants.remove',
  'demo.mailbox',
  'export.choose',
  'export.open',
  'export.reveal',
  'import.choose',
  'desktop.asked',
  'desktop.close',
  'desktop.undoable',
  'desktop.perform',
] as const satisfies readonly DesktopCall[];

export const desktopEventNames = [
  'menu.command',
  'tenants.changed',
  'settings.changed',
  'demo.progress',
  'demo.failed',
  'desktop.closing',
] as const satisfies readonly DesktopEvent[];

/** What the messages between the desktop process, the bridge and the page are called. */
export const wires = {
  /** The page asks the desktop process: `{ channel, input }`. */
  call: 'muster:desktop',
  /** The desktop process tells the page: `channel, payload`. */
  event: 'muster:event',
  /** The bridge asks for a port to the engine; the answer, and every later port, bears the same name. */
  engine: 'muster:engine',
  /** The page tells the bridge that it listens for the engine's port. */
  ready: 'muster:ready',
} as const;

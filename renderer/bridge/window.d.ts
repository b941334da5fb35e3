import type { DesktopBridge } from './desktop';

declare global {
  interface Window {
    /** What the preload script exposes; nothing else of the desktop is reachable from the page. */
    readonly muster: { readonly desktop: DesktopBridge };
  }
}

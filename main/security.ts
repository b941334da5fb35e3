import { app, type IpcMainEvent, type IpcMainInvokeEvent, type Session, type WebPreferences } from 'electron';

/** What every page of the app runs with: a sandbox, a world of its own for the bridge, no Node. */
export const confined: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  // The dictionaries would be fetched from a host that the admin never chose.
  spellcheck: false,
};

/** Denies every page to leave, to open windows, to embed others and to ask for permissions. Call it before the first page. */
export function denyWanderings(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      // A page may load itself again.
      if (!event.isMainFrame || event.url !== contents.getURL()) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** The page may write to the clipboard, for a copy that is too long to be made while the key is down; nothing else. */
export function denyPermissions(session: Session): void {
  const granted = 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === granted));
  session.setPermissionCheckHandler((_contents, permission) => permission === granted);
  session.setDevicePermissionHandler(() => false);
}

/** Whether a message comes from our page, shown as itself in the window's main frame. The one place that says so. */
export function isFromPage(event: IpcMainEvent | IpcMainInvokeEvent, pageOrigin: string): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && frame.origin === pageOrigin;
}

/** What the desktop process does once the window and the engine are on their way. It wires; it decides nothing. */
import { join } from 'node:path';
import { app, type IpcMainEvent, type IpcMainInvokeEvent, nativeTheme, powerMonitor, shell } from 'electron';
import { wires } from '../preload/channels';
import type { DemoKind, desktopCalls, Handlers, Input, Result, Settings, Tenant } from '../preload/contract';
import { type Failure, failed, succeeded } from '../preload/failure';
import type { Arguments } from './arguments';
import { openChosenFiles } from './chosen-files';
import { createClosing } from './closing';
import { openDemos } from './demos';
import { answerDesktopCalls } from './desktop-calls';
import { EngineStopped } from './engine-call';
import { controlEngine } from './engine-control';
import type { EngineProcess } from './engine-process';
import { type Kept, openKept } from './kept-file';
import { openKeychain } from './keychain';
import type { Log } from './log';
import { setMenu, type Undoable } from './menu';
import { performCommand } from './perform-command';
import { isFromPage } from './security';
import { systemTheme } from './settings';
import { type Standing, standingOf } from './standing';
import { openTenantDesk } from './tenant-desk';
import { acceptBook, asShown, demoTenantId, emptyBook, type KnownTenant, openTenants } from './tenants';
import { openTokens } from './tokens';
import type { MainWindow } from './window';
import { words } from './words';

export interface Desktop {
  answer(event: IpcMainInvokeEvent, message: unknown): Promise<unknown>;
  /** The bridge asks for a port to the engine. */
  joinEngine(event: IpcMainEvent): void;
  standing(): Promise<Standing>;
  /** Ends the engine and the demo tenants. */
  stop(): Promise<void>;
}

/** Milliseconds between two edits of a demo tenant's other admin: often enough to meet, seldom enough to work. */
const colleagueEvery = 90_000;

export function startDesktop(given: {
  asked: Arguments;
  window: MainWindow;
  engineProcess: EngineProcess;
  settings: Kept<Settings>;
  /** The folder of the app's own files, and that of the admin's. */
  folders: { programs: string; userData: string };
  pageOrigin: string;
  log: Log;
}): Desktop {
  const { asked, window, engineProcess, settings, folders, pageOrigin, log } = given;
  let pageWantsEngine = false;
  /** Asked for on the command line, and made for the first time. */
  let demoInMaking: Arguments['demo'] = null;
  let demoFailure: Failure | null = null;
  let undoable: Undoable = { undo: null, redo: null };

  const engine = controlEngine(engineProcess, log, () => {
    desk.bringAll();
    const page = window.current()?.webContents;
    if (page && pageWantsEngine) engine.join(page, wires.engine);
  });
  const book = openKept(join(folders.userData, 'tenants.json'), acceptBook, emptyBook, (text) => log('warn', text));
  const tenants = openTenants(book, () => {
    window.tell('tenants.changed', { tenants: tenants.list(), current: tenants.current() });
    renewMenu();
  });
  const tokens = openTokens(openKeychain('Muster'));
  const desk = openTenantDesk({ ask: engine.call, tenants, tokens, folder: join(folders.userData, 'tenants'), log });
  const demos = openDemos({
    script: join(folders.programs, 'demo.js'),
    folder: join(folders.userData, 'demo'),
    tenants,
    tokens,
    desk,
    colleagueEvery: asked.quietDemo || asked.screenshot ? null : colleagueEvery,
    progress: (done, total) => window.tell('demo.progress', { done, total }),
    log,
  });
  const files = openChosenFiles(engine.call);

  function change({ theme, language, density }: Input<typeof desktopCalls, 'settings.change'>): Settings {
    const before = settings.get();
    settings.set({
      theme: theme ?? before.theme,
      language: language ?? before.language,
      density: density ?? before.density,
    });
    nativeTheme.themeSource = systemTheme(settings.get());
    window.tell('settings.changed', settings.get());
    renewMenu();
    return settings.get();
  }

  function renewMenu(): void {
    setMenu({
      settings: settings.get(),
      tenants: tenants.list(),
      current: tenants.current(),
      undoable,
      command(command) {
        window.show();
        window.tell('menu.command', { command });
      },
      open(tenantId) {
        window.show();
        const tenant = tenants.find(tenantId);
        if (tenant) watch(showTenant(tenant));
      },
      change,
    });
  }

  /** The others stay open, and go on syncing. */
  function showTenant(tenant: KnownTenant): Promise<Result<null>> {
    if (tenants.current() !== tenant.id) tenants.show(tenant.id);
    return open(tenant);
  }

  /** Opens the mirror at once, while a demo tenant's server is still starting. */
  function open(tenant: KnownTenant): Promise<Result<null>> {
    if (tenant.demo) startDemo(tenant.demo.kind, tenant.demo.users);
    return desk.open(tenant);
  }

  function startDemo(kind: DemoKind, users: number): Promise<Result<Tenant>> {
    const started = demos.start(kind, users);
    watch(
      started.then((demo) => {
        demoFailure = demo.ok ? null : demo.failure;
        if (demoFailure) window.tell('demo.failed', demoFailure);
      }),
    );
    return started;
  }

  function watch(work: Promise<unknown>): void {
    work.catch((error: unknown) => log(error instanceof EngineStopped ? 'warn' : 'error', `${error}`));
  }

  /** Shows what was shown last, or the demo tenant that the command line asks for. */
  function begin(): void {
    const { demo } = asked;
    const known = tenants.find(demo ? demoTenantId(demo.kind, demo.users) : (tenants.current() ?? ''));
    if (known) {
      tenants.show(known.id);
      watch(open(known));
    } else if (demo) {
      demoInMaking = demo;
      tenants.show(null);
      watch(
        startDemo(demo.kind, demo.users).then((made) => {
          demoInMaking = null;
          if (made.ok) tenants.show(made.value.id);
        }),
      );
    }
  }

  let quitting = false;
  const closing = createClosing({
    async waiting() {
      const counted = await engine.call('changes.waiting', undefined).catch((error: unknown) => {
        log('warn', `nobody knows how many changes wait: ${error}`);
        return null;
      });
      return counted?.ok ? counted.value : null;
    },
    tell(waiting) {
      window.show();
      window.tell('desktop.closing', { waiting });
    },
    close() {
      if (quitting) app.quit();
      else window.current()?.close();
    },
    stay() {
      quitting = false;
    },
  });

  /** Pictures are taken by nobody who could answer; on macOS the engine goes on while the window is closed. */
  function guardClosing(): void {
    if (asked.screenshot) return;
    app.on('before-quit', () => {
      quitting = true;
    });
    const end = () => {
      closing.hasten();
      app.quit();
    };
    powerMonitor.on('shutdown', end);
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
    window.guard(() => (process.platform === 'darwin' && !quitting) || closing.press());
  }

  const handlers: Handlers<typeof desktopCalls> = {
    'desktop.start'() {
      // The page may not have been there to hear it.
      if (demoFailure) window.tell('demo.failed', demoFailure);
      return {
        platform: process.platform,
        version: app.getVersion(),
        settings: settings.get(),
        tenants: tenants.list(),
        current: tenants.current(),
        demo: demoInMaking,
        pseudoLanguage: asked.pseudoLanguage,
      };
    },
    'settings.change': change,
    'tenants.connect': desk.connect,
    async 'tenants.demo'({ kind, users }) {
      const made = await demos.start(kind, users);
      if (made.ok) tenants.show(made.value.id);
      return made;
    },
    async 'tenants.open'({ tenantId }) {
      const tenant = tenants.find(tenantId);
      if (!tenant) return failed('unknown-tenant');
      const opened = await showTenant(tenant);
      return opened.ok ? succeeded(asShown(tenant)) : opened;
    },
    'tenants.signIn'(asking) {
      const demo = tenants.find(asking.tenantId)?.demo;
      // A demo tenant's token is made anew whenever its server starts; nobody has it to give.
      return demo ? demos.start(demo.kind, demo.users) : desk.signIn(asking);
    },
    async 'tenants.signOut'({ tenantId, wipe }) {
      const tenant = tenants.find(tenantId);
      if (!tenant) return failed('unknown-tenant');
      const signedOut = await desk.signOut(tenant, wipe);
      if (signedOut.ok) demos.stop(tenantId);
      return signedOut;
    },
    'tenants.change': desk.change,
    async 'tenants.remove'({ tenantId }) {
      const tenant = tenants.find(tenantId);
      if (!tenant) return failed('unknown-tenant');
      const removed = await desk.signOut(tenant, true);
      if (removed.ok) await demos.forget(tenant);
      return removed;
    },
    async 'demo.mailbox'({ tenantId }) {
      const page = await demos.mailbox(tenantId);
      if (page === null) return failed('offline');
      try {
        await shell.openExternal(page);
      } catch (error) {
        // The system has no browser for it.
        return failed('internal', {}, `${error}`);
      }
      return succeeded(null);
    },
    async 'export.choose'({ suggestedName, format }) {
      const shown = window.current();
      return shown ? files.toWrite(shown, { suggestedName, format }, words[settings.get().language]) : succeeded(null);
    },
    'export.open': ({ handle }) => files.open(handle),
    'export.reveal': ({ handle }) => files.reveal(handle),
    async 'import.choose'() {
      const shown = window.current();
      return shown ? files.toRead(shown, words[settings.get().language]) : succeeded(null);
    },
    'desktop.undoable'(next) {
      undoable = next;
      renewMenu();
      return null;
    },
    'desktop.perform'({ command }) {
      const shown = window.current();
      if (shown) performCommand(command, shown);
      return null;
    },
    'desktop.asked'() {
      closing.asked();
      return null;
    },
    'desktop.close'({ close }) {
      closing.answer(close);
      return null;
    },
  };

  begin();
  renewMenu();
  guardClosing();
  return {
    answer: answerDesktopCalls(handlers, pageOrigin, log),
    joinEngine(event) {
      if (!isFromPage(event, pageOrigin)) return;
      pageWantsEngine = true;
      engine.join(event.sender, wires.engine);
    },
    standing: () =>
      standingOf(engine, { tenantId: tenants.current(), isMaking: demoInMaking !== null, failure: demoFailure }),
    async stop() {
      demos.stopAll();
      await engine.stop();
    },
  };
}

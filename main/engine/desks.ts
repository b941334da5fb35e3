/** All open tenants, their views, and what happens when the ground moves under them. */
import { rmSync } from 'node:fs';
import type { Result } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { announcer } from './announcer';
import { closeDesk, type Desk, openDesk, statusOf } from './desk';
import type { Emit } from './emit';
import type { Environment } from './environment';
import { countUsers, someRemoteIds } from './mirror/resources';
import { isCorruption, sqliteFailure } from './mirror/sqlite-failure';
import { createOpenViews } from './open-views';
import { NobodyWaits } from './reading/reader';
import { createTenantClient, type TenantClient } from './tenant/client';
import { isRestricted, type View } from './views';

interface Tenant {
  tenantId: string;
  directory: string;
  baseUrl: string;
  token: string | null;
}

/** A window may ask for a tenant a moment before the desktop process has opened it. */
const patience = 10_000;

type ViewWork<T> = (view: View, desk: Desk) => Result<T> | Promise<Result<T>>;

export type Desks = ReturnType<typeof createDesks>;

export function createDesks(environment: Environment, emit: Emit) {
  const opened = new Map<string, Promise<Result<Desk>>>();
  const waiting = new Map<string, (() => void)[]>();
  const clients = new Map<string, TenantClient>();
  const announcers = new Map<string, Record<'status' | 'rows' | 'settled', ReturnType<typeof announcer>>>();
  const views = createOpenViews(emit, broken);
  /** Opening, closing and rebuilding of one tenant go one after the other. */
  const turns = new Map<string, Promise<unknown>>();

  function inTurn<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(tenantId) ?? Promise.resolve()).then(work);
    turns.set(
      tenantId,
      turn.catch(() => {
        // Whoever waits for this turn is told; the next one does not depend on it.
      }),
    );
    return turn;
  }

  const tell = {
    status: (desk: Desk) => desk.open && announcersOf(desk).status.ask((error) => broken(desk, error)),
    rows: (desk: Desk) => desk.open && announcersOf(desk).rows.ask((error) => broken(desk, error)),
    settled: (desk: Desk) => desk.open && announcersOf(desk).settled.ask((error) => broken(desk, error)),
    columns: (desk: Desk) => {
      emit('tenant.columns', { tenantId: desk.tenantId });
      emit('tenant.administration', { tenantId: desk.tenantId });
    },
    broken,
  };

  function announcersOf(desk: Desk) {
    let own = announcers.get(desk.tenantId);
    if (!own) {
      own = {
        status: announcer(environment, 60, () => emit('tenant.status', statusOf(desk))),
        rows: announcer(environment, 150, async () => {
          for (const view of views.of(desk)) await views.renew(view);
          if (desk.open) emit('tenant.status', statusOf(desk));
        }),
        settled: announcer(environment, 150, () => settle(desk)),
      };
      announcers.set(desk.tenantId, own);
    }
    return own;
  }

  /**
   * What was edited stays where it is, as long as it fits what the list asks for. A list without somebody who is gone is made
   * anew.
   */
  async function settle(desk: Desk): Promise<void> {
    const users = countUsers(desk.store.mirror);
    for (const view of views.of(desk)) {
      if (view.users !== users) await views.renew(view);
      else if (isRestricted(view.query)) await views.settle(view);
      else views.touch(view);
    }
    if (desk.open) emit('tenant.status', statusOf(desk));
  }

  function clientFor(desk: Desk, token: string): TenantClient {
    // What a page was asked for and what a write was answered are compared: by one clock.
    return createTenantClient({ ...environment, now: desk.store.stamp, baseUrl: desk.baseUrl, token });
  }

  /** An error outside a call: a damaged file is rebuilt, anything else ends the process, which is started again. */
  function broken(desk: Desk, error: unknown): void {
    if (!isCorruption(error)) throw error;
    environment.log('error', `the mirror of ${desk.tenantId} is damaged: ${String(error)}`);
    void rebuild(desk);
  }

  function rebuild(desk: Desk): Promise<void> {
    return inTurn(desk.tenantId, () => rebuildNow(desk));
  }

  async function rebuildNow(desk: Desk): Promise<void> {
    // Several errors may tell of the same damage.
    if (!desk.open) return;
    const { tenantId, directory, baseUrl } = desk;
    const closed = closeDesk(desk);
    stopAnnouncing(tenantId);
    const again = closed.then(() => openDesk(environment, { tenantId, directory, baseUrl }, tell, true));
    opened.set(tenantId, again);
    const result = await again;
    if (!result.ok) return;
    for (const view of views.of(desk)) {
      view.store = result.value.store;
      view.reader = result.value.reader;
      tell.rows(result.value);
    }
    result.value.loop.use(clients.get(tenantId) ?? null);
    tell.status(result.value);
  }

  function stopAnnouncing(tenantId: string): void {
    announcers.get(tenantId)?.status.stop();
    announcers.get(tenantId)?.rows.stop();
    announcers.get(tenantId)?.settled.stop();
    announcers.delete(tenantId);
  }

  async function find(tenantId: string): Promise<Result<Desk>> {
    if (!opened.has(tenantId)) {
      const given = new AbortController();
      const asked = new Promise<void>((resolve) => {
        waiting.set(tenantId, [...(waiting.get(tenantId) ?? []), resolve]);
      });
      await Promise.race([asked, environment.wait(patience, given.signal)]);
      given.abort();
    }
    return opened.get(tenantId) ?? failed('unknown-tenant');
  }

  /** Runs work on a desk and turns the file's troubles into failures. */
  async function guarded<T>(desk: Desk, work: () => Result<T> | Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await work();
    } catch (error) {
      if (isCorruption(error)) {
        await rebuild(desk);
        return failed('mirror-rebuilt', { file: desk.directory, carried: 0 });
      }
      const known = sqliteFailure(error, desk.store.mirror.path);
      if (known) return { ok: false, failure: known };
      if (error instanceof NobodyWaits) return failed('cancelled');
      throw error;
    }
  }

  async function onView<T>(viewId: number, work: ViewWork<T>): Promise<Result<T>> {
    const view = views.get(viewId);
    if (!view) return failed('unknown-view');
    for (const desk of opened.values()) {
      const found = await desk;
      if (found.ok && found.value.store === view.store) return guarded(found.value, () => work(view, found.value));
    }
    return failed('unknown-view');
  }

  function close(tenantId: string, wipe: boolean): Promise<Result<null>> {
    return inTurn(tenantId, () => closeNow(tenantId, wipe));
  }

  async function closeNow(tenantId: string, wipe: boolean): Promise<Result<null>> {
    const opening = opened.get(tenantId);
    opened.delete(tenantId);
    const found = await opening;
    clients.delete(tenantId);
    if (!found?.ok) return succeeded(null);
    for (const { id } of views.of(found.value)) views.close(id);
    const closed = closeDesk(found.value);
    stopAnnouncing(tenantId);
    await closed;
    if (wipe) rmSync(found.value.directory, { recursive: true, force: true });
    return succeeded(null);
  }

  async function openNow({ token, ...tenant }: Tenant): Promise<Result<null>> {
    if (opened.has(tenant.tenantId)) await closeNow(tenant.tenantId, false);
    const desk = openDesk(environment, tenant, tell, false);
    opened.set(tenant.tenantId, desk);
    for (const resolve of waiting.get(tenant.tenantId) ?? []) resolve();
    waiting.delete(tenant.tenantId);
    const result = await desk;
    if (!result.ok) return result;
    if (token !== null) signIn(result.value, token);
    tell.status(result.value);
    return succeeded(null);
  }

  function signIn(desk: Desk, token: string | null): void {
    const client = token === null ? null : clientFor(desk, token);
    if (client) clients.set(desk.tenantId, client);
    else clients.delete(desk.tenantId);
    desk.loop.use(client);
  }

  return {
    open(tenant: Tenant): Promise<Result<null>> {
      return inTurn(tenant.tenantId, () => openNow(tenant));
    },
    close,
    async closeAll(): Promise<void> {
      for (const tenantId of [...opened.keys()]) await close(tenantId, false);
    },
    async with<T>(tenantId: string, work: (desk: Desk) => Result<T> | Promise<Result<T>>): Promise<Result<T>> {
      const desk = await find(tenantId);
      return desk.ok ? guarded(desk.value, () => work(desk.value)) : desk;
    },
    /** Works on a view as far as it is there. */
    withBegunView: onView,
    /** Works on a view that is there to its end. */
    async withView<T>(viewId: number, work: ViewWork<T>): Promise<Result<T>> {
      const view = views.get(viewId);
      // What goes wrong with it is told elsewhere.
      if (view?.isBegun) await view.making?.catch(() => false);
      return view?.isBegun ? failed('cancelled') : onView(viewId, work);
    },
    /** The tenants that are open now. */
    async all(): Promise<Desk[]> {
      const found = await Promise.all(opened.values());
      return found.flatMap((desk) => (desk.ok ? [desk.value] : []));
    },
    openView: views.open,
    closeView: views.close,
    signIn,
    /** Whether the tenant accepts the token, and knows somebody whom the mirror knows. */
    async verify(desk: Desk, token: string): Promise<Result<null>> {
      const client = clientFor(desk, token);
      const signal = new AbortController().signal;
      const probed = await client.probe(signal);
      if (!probed.ok) return probed;
      const ids = someRemoteIds(desk.store.mirror, 3);
      for (const id of ids) {
        const user = await client.get('User', id, signal);
        if (user.ok) return succeeded(null);
        if (user.failure.code !== 'gone') return user;
      }
      return ids.length === 0 ? succeeded(null) : failed('wrong-tenant');
    },
    /**
     * After the admin's own edit: rows are told of at once and stay where they are; then it is sent.
     *
     * @param repopulated whether somebody came or went, so that lists are made anew
     */
    edited(desk: Desk, repopulated = false): void {
      // A long edit may end after its tenant was closed.
      if (!desk.open) return;
      if (repopulated) tell.rows(desk);
      for (const view of views.of(desk)) views.touch(view);
      emit('tenant.status', statusOf(desk));
      desk.loop.kick();
    },
  };
}

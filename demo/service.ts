/** A reference tenant with its HTTP application, before anybody can reach it: over sockets, or within the process. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Plan } from './actions/action';
import { createSecondAdmin } from './colleague/second-admin';
import { keepEditing } from './colleague/working-day';
import { createFaults, type FaultInput } from './faults';
import { type ProfileName, profiles } from './faults/profiles';
import { furnish } from './furnish';
import { createApplication } from './http/application';
import type { Context, Severing } from './http/context';
import { createRequestLog } from './http/request-log';
import type { Kind, KindName } from './kinds/kind';
import { kinds } from './kinds/registry';
import { type Office, type OfficeSurroundings, openOffice } from './office';
import { Draw } from './people/draw';
import type { Tls } from './self-signed';
import { openTenantFile } from './store/file';
import { noLedgerJournal } from './store/ledger';
import { createStore, noJournal, type Store } from './store/store';
import { nobody } from './tenant/author';
import { type AdminToken, findBearers } from './tenant/bearers';
import { type TenantHandle, tenantHandle } from './tenant/handle';
import { generate, type Progress, restore } from './tenant/populate';
import { createTenant } from './tenant/tenant';

/** What a tenant is, however it is reached. */
export interface TenantOptions {
  kind: KindName;
  /** How many users to generate; a file that holds a tenant already keeps its own. */
  users: number;
  /** How many of the kind's groups to generate; all of them unless told. */
  groups?: number;
  /** The same seed gives the same people. */
  seed?: number;
  /** What the client has to send as `Authorization: Bearer`. It belongs to the first user, who may do everything. */
  token: string;
  /** Other tokens of the tenant, of users with lesser roles for instance. */
  admins?: readonly AdminToken[];
  /** Tokens that get 403: good ones, but for another tenant. */
  otherTokens?: readonly string[];
  /** A SQLite file in which the tenant outlives the server; in memory only if null. */
  file?: string | null;
  /** The most resources of one page, up to 1,000. */
  pageCap?: number;
  /** A provider that the tenant is like, whatever faults are set besides. */
  profile?: ProfileName;
  faults?: readonly FaultInput[];
  /** Decides which requests the faults strike that strike by chance. */
  faultSeed?: number;
  /**
   * The people of the tenant have their say, as they do in life: who is invited chooses a user name, and a new address
   * counts when it is confirmed. Unless told, an accepted write is in force at once, and everybody generated has a name.
   */
  selfService?: boolean;
  /** Whose name the tenant notes down for what the token's bearer writes; that of the user unless told. */
  adminName?: string;
  /** Whose name it notes down for what the handle's colleague writes. */
  colleagueName?: string;
  /** After so many milliseconds, again and again, that colleague edits somebody; never if null. */
  colleagueEvery?: number | null;
  /** What the tenant has paid for; everything unless told. */
  plan?: Plan;
  /** Milliseconds since 1970, UTC; it dates resources, answers and limits. */
  now?(): number;
  /** Names new resources. */
  uuid?(): string;
  /** Waits where a fault makes the tenant late. */
  wait?(milliseconds: number): Promise<void>;
  /** Told while users are made or read. */
  onProgress?: Progress;
}

export interface Service {
  app: FastifyInstance;
  tenant: TenantHandle;
  /** Stops answering and lets go of the file. */
  close(): Promise<void>;
}

/** How the tenant is reached. */
export interface Reach {
  /** The SCIM base URL, asked for once there are requests. */
  baseUrl(): string;
  severing: Severing;
  tls: Tls | null;
}

const usualSeed = 20_250_601;
const usualPageCap = 200;
/** Keeps the draws of the second admin apart from those of people. */
const colleagueSpace = 5;
const largestPageCap = 1_000;
const bulk = { bulkOperations: 1_000, bulkPayload: 1_048_576 };

/** What a tenant holds, read or made. */
interface Holdings {
  store: Store;
  office: Office;
}

async function fill(kind: Kind, options: TenantOptions, surroundings: OfficeSurroundings): Promise<Holdings> {
  const { file = null, users, groups = kind.groups.length, seed = usualSeed, onProgress = () => undefined } = options;
  const { selfService = false } = options;
  const now = surroundings.now();
  const tenantFile = file === null ? null : openTenantFile(file);
  const store = createStore(tenantFile?.journal ?? noJournal);
  try {
    const office = openOffice(kind, tenantFile?.ledgers ?? noLedgerJournal, surroundings);
    store.whenGone((type, id) => type === 'User' && office.forget(id));
    const make = async () => {
      await generate(kind, store, { users, groups, seed, selfService, now }, onProgress);
      furnish(kind, store, office, { seed, now });
    };
    if (tenantFile === null) await make();
    else if (tenantFile.kind === null) await tenantFile.fill(kind.name, make);
    else if (tenantFile.kind === kind.name) await restore(tenantFile, store, onProgress);
    else throw new Error(`${file} holds a tenant of the kind ${tenantFile.kind}, not ${kind.name}`);
    return { store, office };
  } catch (error) {
    store.close();
    throw error;
  }
}

/**
 * Makes (or reads) the tenant and gets it ready to answer.
 * @throws Error if the file cannot be used
 */
export async function openService(options: TenantOptions, { baseUrl, severing, tls }: Reach): Promise<Service> {
  const { token, otherTokens = [], pageCap = usualPageCap } = options;
  const { adminName = null, colleagueName = 'Karen Holm', admins = [], selfService = false } = options;
  const { seed = usualSeed, plan = 'pro', colleagueEvery = null } = options;
  const { now = Date.now, uuid = randomUUID, wait = (ms: number) => sleep(ms, undefined, { ref: false }) } = options;
  if (pageCap < 1 || pageCap > largestPageCap) throw new Error(`pageCap must be 1 to ${largestPageCap}`);
  const kind = kinds[options.kind];
  const site = () => new URL(baseUrl()).origin;
  const { store, office } = await fill(kind, options, { plan, now, uuid, site });
  let app: FastifyInstance | null = null;
  let closed: Promise<void> | null = null;
  let stopEditing = () => {};
  const close = () => {
    stopEditing();
    closed ??= Promise.resolve(app?.close()).then(() => store.close());
    return closed;
  };
  try {
    const tenant = createTenant(kind, store, { now, uuid, selfService, witness: office.witness });
    const bearers = findBearers(tenant, token, adminName, admins);
    const owner = bearers.get(token) ?? nobody;
    const administrator = tenant.as(owner);
    const lasting = options.profile === undefined ? [] : profiles[options.profile];
    const faults = createFaults({ tenant: administrator, baseUrl, now, wait }, lasting);
    faults.set(options.faults ?? [], options.faultSeed);
    const requests = createRequestLog();
    const limits = { pageCap, ...bulk };
    const context: Context = { tenant: administrator, office, faults, limits, baseUrl, now, severing };
    app = createApplication(context, { bearers, otherTokens }, requests.record, tls);
    await app.ready();
    const colleague = tenant.as(colleagueName);
    const secondAdmin = createSecondAdmin(colleague, colleagueName, new Draw(seed, colleagueSpace));
    if (colleagueEvery !== null) stopEditing = keepEditing(secondAdmin, colleagueEvery, wait);
    return {
      app,
      tenant: tenantHandle({
        tenant: colleague,
        ownId: owner.userId,
        baseUrl,
        now,
        office,
        secondAdmin,
        requests,
        faults,
      }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

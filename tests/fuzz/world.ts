/** Everything that a history happens in: the clock, the tenant, the network, and the engine's lives one after another. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type InProcessTenant, openDemoTenant } from '../../demo/in-process';
import type { FaultInput } from '../../demo/server';
import type { Result } from '../../preload/contract';
import { type ChangeLine, type MirrorReader, type MirrorState, openReader } from '../support/mirror-file';
import { createChance } from './chance';
import { characters, versionsCount } from './characters';
import { type Chronicle, createChronicle } from './chronicle';
import { createClock, type VirtualClock } from './clock';
import { createLedger, flatten, type Ledger } from './ledger';
import { type Life, startLife, tenantId } from './life';
import {
  acknowledgedEditsSurvive,
  baseNeverGoesBack,
  changesMoveAsTheyMay,
  conflictsHaveTheirReasons,
  rowIsBaseWithOpenChanges,
} from './mirror-rules';
import { createNetwork, type Network } from './network';
import type { Circumstances } from './plan';
import { stillness } from './stillness';
import { tellChanges, tellEffect } from './telling';
import { type Traffic, watchTraffic } from './tenant-rules';
import { createTrace, type Trace } from './trace';
import { Violation } from './violation';
import { watchWishes } from './wish-rules';

const beginning = Date.UTC(2026, 2, 2, 8);

export interface World {
  circumstances: Circumstances;
  clock: VirtualClock;
  tenant: InProcessTenant;
  ledger: Ledger;
  network: Network;
  chronicle: Chronicle;
  trace: Trace;
  life: Life;
  /** What is in the mirror's file. */
  mirror: MirrorState;
  /** Lets time pass. */
  pass(milliseconds: number): Promise<void>;
  /** Asks the engine; null if it died before it could answer, or if it said no. */
  ask<T>(what: string, question: (life: Life) => Promise<Result<T>> | Result<T>): Promise<T | null>;
  /** Looks at the mirror and holds it to the rules. @throws Violation */
  look(): void;
  /** Lets the tenant misbehave, beside what it does all the time. */
  showFaults(faults: readonly FaultInput[]): void;
  /** Stops the engine in good order and starts it again. */
  restart(): Promise<void>;
  /** Gives the engine its token, or takes it away. */
  signIn(token: string | null): Promise<void>;
  close(): Promise<void>;
}

const nothing: MirrorState = {
  resources: new Map(),
  rows: new Map(),
  groupRows: new Map(),
  changes: new Map(),
  batches: new Map(),
  facts: new Map(),
};

function temporaryRoot(): string {
  const memory = '/dev/shm';
  return mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'muster-simulation-'));
}

/** Longer than this no call of the admin's is waited for, in milliseconds of the virtual clock. */
const patience = 120_000;

/** More requests than this make no history, but a circle. */
const mostRequests = 6000;

/** Makes a tenant and starts an engine on it, signed in. */
export async function createWorld(seed: number, circumstances: Circumstances): Promise<World> {
  const chance = createChance(seed, 'world');
  const clock = createClock(beginning);
  const root = temporaryRoot();
  const trace = createTrace(clock.now);
  const tenantChance = chance.fork('tenant');
  const tenant = await openDemoTenant({
    kind: circumstances.kind,
    users: circumstances.users,
    groups: circumstances.groups,
    seed: seed % 1000,
    token: 'secret-token',
    pageCap: circumstances.pageCap,
    selfService: circumstances.selfService,
    now: () => clock.now() + circumstances.skew,
    uuid: () => tenantChance.uuid(),
    wait: (milliseconds) => new Promise((resolve) => void clock.after(milliseconds, resolve)),
    faultSeed: seed,
  });
  const ledger = createLedger(tenant.tenant);
  ledger.note({ by: 'setup' });
  const chronicle = createChronicle((mirror, row) => {
    const resource = mirror.resources.get(row);
    return resource ? flatten(resource.type, resource.base) : new Map();
  });
  /** The tenant itself has shown what was there before. */
  let lateReads = circumstances.character.startsWith('late');
  const isLate = () => lateReads;
  const traffic: Traffic = watchTraffic(ledger, chronicle, versionsCount(circumstances.character), isLate);
  const wishes = watchWishes(ledger);

  let reader: MirrorReader | null = null;
  let mirror = nothing;
  let failure: unknown = null;
  let heir: string | null = null;
  let signedIn: string | null = tenant.token;
  const buried: Promise<void>[] = [];
  const madeAt = new Map<number, number>();

  const guarded = (act: () => void) => {
    try {
      act();
    } catch (error) {
      failure ??= error;
    }
  };
  const unhandled = (error: unknown) => {
    failure ??= new Violation('the engine has no bugs', error instanceof Error ? (error.stack ?? '') : String(error));
  };
  process.on('unhandledRejection', unhandled);

  const network = createNetwork(clock, chance.fork('network'), tenant.fetch, tenant.baseUrl, {
    leaves(request) {
      if (request.number > mostRequests) {
        failure ??= new Violation('the engine does not run in circles', `${request.number} requests in one history`);
      }
      const { number, method, path, body, ifMatch } = request;
      trace.say(`-> ${number} ${method} ${path} ${body ?? ''} ${ifMatch ? `if-match ${ifMatch}` : ''}`);
      guarded(() => traffic.leaves(request, readMirror()));
    },
    carriedOut(request) {
      const effect = ledger.note({ by: 'request', request: request.number });
      trace.say(`   ${request.number} carried out: ${request.status} ${tellEffect(effect)}`);
      guarded(() => traffic.carriedOut(request, effect, mirror));
    },
    ends(request) {
      trace.say(`<- ${request.number} ${request.outcome} ${request.status ?? ''}`);
      guarded(() => traffic.ends(request));
    },
  });

  /** What is committed; without judging it. */
  function readMirror(): MirrorState {
    const anew = reader?.readAnew();
    if (anew) judge(anew);
    return mirror;
  }

  function judge(now: MirrorState): void {
    const before = mirror;
    mirror = now;
    for (const { id } of now.changes.values()) if (!madeAt.has(id)) madeAt.set(id, ledger.seq());
    const since = ({ id }: ChangeLine) => madeAt.get(id) ?? 0;
    tellChanges(trace, before, now);
    guarded(() => {
      rowIsBaseWithOpenChanges(now);
      acknowledgedEditsSurvive(now, chronicle);
      if (!lateReads) {
        baseNeverGoesBack(before, now);
        conflictsHaveTheirReasons(before, now, ledger);
      }
      changesMoveAsTheyMay(before, now, chronicle, ledger, { since, shownSince: isLate() ? () => 0 : since });
      wishes.look(before, now);
    });
  }

  function begin(number: number, directory: string): Life {
    const own = { clock, chance: chance.fork(`life ${number}`), network, root };
    return startLife(number, directory, own, (at, left) => {
      trace.say(`!! life ${number} dies: ${at}`);
      heir = left;
    });
  }

  async function open(life: Life): Promise<void> {
    const { directory, engine } = life;
    await settle(
      Promise.resolve(engine.control['tenant.open']({ tenantId, directory, baseUrl: tenant.baseUrl, token: signedIn })),
    );
    if (life.isDead()) return;
    reader = openReader(directory);
  }

  async function inherit(): Promise<void> {
    while (heir !== null) {
      const directory = heir;
      heir = null;
      buried.push(world.life.bury());
      reader?.close();
      reader = null;
      world.life = begin(world.life.number + 1, directory);
      trace.say(`!! life ${world.life.number} begins`);
      await open(world.life);
      look();
    }
  }

  function look(): void {
    readMirror();
    chronicle.acted = false;
    const [complaint] = world.life.complaints;
    if (complaint !== undefined) failure ??= new Violation('the engine has no bugs', complaint);
    if (failure !== null) throw failure;
  }

  const still = () => stillness(() => network.busy());

  /** Lets the world go on until a promise is settled, or the engine is dead, or nobody would wait any longer. */
  async function settle<T>(promise: Promise<T>): Promise<T | null> {
    let settled = false;
    let answer: T | null = null;
    promise
      .then((value) => {
        answer = value;
      }, unhandled)
      .finally(() => {
        settled = true;
      });
    const until = clock.now() + patience;
    await still();
    while (!settled && !world.life.isDead() && (clock.nextAt() ?? Number.POSITIVE_INFINITY) < until) {
      clock.runNext();
      await still();
    }
    return world.life.isDead() ? null : answer;
  }

  const world: World = {
    circumstances,
    clock,
    tenant,
    ledger,
    network,
    chronicle,
    trace,
    life: begin(1, join(root, 'life-1')),
    get mirror() {
      return mirror;
    },
    look,
    async pass(milliseconds) {
      const until = clock.now() + milliseconds;
      await still();
      await inherit();
      look();
      for (let at = clock.nextAt(); at !== null && at <= until; at = clock.nextAt()) {
        clock.runNext();
        await still();
        await inherit();
        look();
      }
      clock.moveTo(until);
    },
    async ask(what, question) {
      await inherit();
      look();
      chronicle.acted = true;
      const answer = await settle(Promise.resolve(question(world.life)));
      trace.say(`## ${what}: ${answer === null ? 'no answer' : JSON.stringify(answer)}`);
      return answer?.ok ? answer.value : null;
    },
    showFaults(faults) {
      lateReads ||= faults.some(({ fault }) => fault === 'lateReads');
      tenant.tenant.faults.set([...faults, ...characters[circumstances.character]], seed);
    },
    async signIn(token) {
      signedIn = token;
      await world.ask(token === null ? 'sign out' : 'sign in', ({ engine }) =>
        engine.control['tenant.token']({ tenantId, token }),
      );
    },
    async restart() {
      await inherit();
      const { life } = world;
      await settle(Promise.resolve(life.engine.control['engine.stop'](undefined)));
      if (!life.isDead()) {
        look();
        reader?.close();
        reader = null;
        world.life = begin(life.number + 1, life.directory);
        trace.say(`!! life ${world.life.number} begins in good order`);
        await open(world.life);
      }
      await inherit();
    },
    async close() {
      reader?.close();
      await Promise.all([...buried, world.life.bury()]);
      await tenant.close();
      process.off('unhandledRejection', unhandled);
      rmSync(root, { recursive: true, force: true });
    },
  };
  world.showFaults([]);
  await open(world.life);
  await inherit();
  return world;
}

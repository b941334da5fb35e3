/** What happens around the admin: colleagues, weather, faults of the tenant, time, and the end of processes. */
import type { FaultInput } from '../../demo/server';
import type { Gesture } from './admin';
import { anOpenCell } from './admin';
import type { Chance } from './chance';
import { fairWeather, type Weather } from './network';
import type { StepName } from './plan';
import type { World } from './world';

function anybody(world: World, chance: Chance): string | null {
  const users = world.tenant.tenant.users();
  return users.length === 0 ? null : chance.pick(users).id;
}

function unique(chance: Chance): string {
  return `c${chance.below(2 ** 31).toString(36)}`;
}

/** A colleague acts at the tenant; what the tenant refuses them is their own affair. */
function colleague(world: World, what: string, act: () => unknown): void {
  try {
    act();
  } catch (error) {
    world.trace.say(`%% a colleague ${what}: refused, ${error instanceof Error ? error.message : String(error)}`);
    return;
  }
  world.trace.say(`%% a colleague ${what}`);
  world.ledger.note({ by: 'colleague' });
}

const colleagueEdit: Gesture = async (world, chance) => {
  const { colleague: other } = world.tenant.tenant;
  const cell = chance.happens(0.5) ? anOpenCell(world, chance) : null;
  const id = cell?.remoteId ?? anybody(world, chance);
  if (id === null) return;
  const path = cell?.path ?? chance.pick(['title', 'displayName', 'active', 'name.givenName', 'emails']);
  const value =
    path === 'active'
      ? chance.happens(0.5)
      : path === 'emails'
        ? [{ value: `${unique(chance)}@example.com`, type: 'work', primary: true }]
        : unique(chance);
  colleague(world, `sets ${path} of ${id} to ${JSON.stringify(value)}`, () =>
    other.edit('User', id, { [path]: value }),
  );
};

const colleagueCreate: Gesture = async (world, chance) => {
  const waiting = [...world.mirror.rows.values()].map(({ userName }) => userName).filter((name) => name !== null);
  const clash = chance.happens(0.2) && waiting.length > 0 ? chance.pick(waiting) : null;
  const userName = clash ?? `${unique(chance)}@example.com`;
  colleague(world, `creates ${userName}`, () =>
    world.tenant.tenant.colleague.create('User', {
      userName,
      displayName: userName,
      name: { givenName: 'Col', familyName: 'League' },
      emails: [{ value: `${unique(chance)}@example.com`, type: 'work', primary: true }],
    }),
  );
};

const colleagueDelete: Gesture = async (world, chance) => {
  const cell = chance.happens(0.4) ? anOpenCell(world, chance) : null;
  const id = cell?.remoteId ?? anybody(world, chance);
  if (id !== null) colleague(world, `deletes ${id}`, () => world.tenant.tenant.colleague.remove('User', id));
};

/** So many leave at once that a pull has to ask. */
const colleaguePurge: Gesture = async (world) => {
  const users = world.tenant.tenant.users();
  if (users.length < 20) return;
  for (const { id } of users.slice(0, 14)) {
    colleague(world, `deletes ${id}`, () => world.tenant.tenant.colleague.remove('User', id));
  }
};

const colleagueMember: Gesture = async (world, chance) => {
  const groups = world.tenant.tenant.groups();
  const id = anybody(world, chance);
  if (groups.length === 0 || id === null) return;
  const group = chance.pick(groups).id;
  const operation = chance.happens(0.5)
    ? { op: 'add' as const, path: 'members', value: [{ value: id }] }
    : { op: 'remove' as const, path: `members[value eq "${id}"]` };
  colleague(world, `${operation.op}s ${id}, group ${group}`, () =>
    world.tenant.tenant.colleague.patch('Group', group, [operation]),
  );
};

/** Somebody accepts the invitation. */
const activate: Gesture = async (world, chance) => {
  const id = anybody(world, chance);
  if (id !== null) colleague(world, `is ${id}, who activates the account`, () => world.tenant.tenant.activate(id));
};

/** Somebody confirms the new email by the code that was mailed to it. */
const confirmEmail: Gesture = async (world) => {
  const { mailbox } = world.tenant.tenant;
  const code = mailbox.all().findLast(({ kind }) => kind === 'email-new')?.code ?? null;
  if (code === null) return;
  colleague(world, `confirms an email by ${code}`, () => world.tenant.tenant.confirmEmail(code));
};

const pause: Gesture = async (world, chance) => {
  await world.pass(chance.pick([chance.below(50), chance.below(500), chance.below(5000)]));
};

const longPause: Gesture = async (world, chance) => {
  await world.pass(chance.between(30_000, 1_200_000));
};

function drawWeather(chance: Chance): Weather {
  const longestDelay = chance.pick([1, 20, 200, 3000]);
  const some = () => (chance.happens(0.4) ? chance.next() * 0.5 : 0);
  return {
    down: chance.happens(0.1),
    lostRequest: some(),
    lostAnswer: some(),
    tornAnswer: some(),
    repeated: some(),
    stalled: chance.happens(0.15) ? 0.2 : 0,
    longestDelay,
  };
}

const weather: Gesture = async (world, chance) => {
  world.network.weather = drawWeather(chance);
  world.trace.say(`~~ weather ${JSON.stringify(world.network.weather)}`);
};

/** Troubles of a tenant that come and go. */
function drawFaults(chance: Chance): FaultInput[] {
  const rate = chance.pick([0.2, 0.5, 1]);
  return chance.pick<FaultInput[]>([
    [{ fault: 'tooManyRequests', retryAfter: chance.below(90), form: chance.pick(['seconds', 'date', 'none']), rate }],
    [{ fault: 'serverError', when: 'before', status: 503, rate }],
    [{ fault: 'serverError', when: 'after', status: 500, method: 'PATCH', rate }],
    [{ fault: 'serverError', when: 'after', status: 502, method: 'POST', rate }],
    [{ fault: 'serverError', when: 'after', status: 500, method: 'DELETE', rate }],
    [{ fault: 'drop', when: 'after', rate }],
    [{ fault: 'truncate', keep: 0.5, rate }],
    [{ fault: 'html', rate }],
    [{ fault: 'noResources', rate }],
    [{ fault: 'syntheticUser', rate }],
    [{ fault: 'expired', rate }],
    [{ fault: 'plainErrors' }, { fault: 'serverError', when: 'before', status: 500, rate }],
    [{ fault: 'drop', when: 'after', duplicate: true, rate }],
    [{ fault: 'deltaRefused' }],
    [{ fault: 'emptyOnBadFilter' }],
    [{ fault: 'lateReads', ms: 3000, what: 'all' }],
    [{ fault: 'delete500', when: chance.pick(['before', 'after']) }],
    [{ fault: 'rejectUser', attribute: chance.pick(['title', 'displayName', 'active', 'emails', 'userName']) }],
  ]);
}

const fault: Gesture = async (world, chance) => {
  const faults = drawFaults(chance);
  world.showFaults(faults);
  world.trace.say(`~~ faults ${JSON.stringify(faults)}`);
};

const fairAgain: Gesture = async (world) => {
  world.network.weather = fairWeather;
  world.showFaults([]);
  world.trace.say('~~ fair again');
};

/** Sometimes at once, sometimes in the midst of what comes next. */
const crash: Gesture = async (world, chance) => {
  const moments = chance.happens(0.15) ? 0 : chance.below(chance.pick([5, 30, 120]));
  world.trace.say(`!! life ${world.life.number} is doomed after ${moments} moments`);
  world.life.doom(moments);
};

const restart: Gesture = (world) => world.restart();

export const surroundings: Partial<Record<StepName, Gesture>> = {
  colleagueEdit,
  colleagueCreate,
  colleagueDelete,
  colleagueMember,
  colleaguePurge,
  pause,
  longPause,
  weather,
  fault,
  fairAgain,
  crash,
  restart,
  activate,
  confirmEmail,
};

/** One value for many people, its undo, and a paste of a block, against the bare writes that these need. */
import type { Benchmark, Rivals } from './benchmark';
import { start } from './child';
import type { Setting } from './setting';

export interface ApplyOrder {
  /** The folder of the mirror. */
  mirror: string;
  /** How many people are edited, the first ones of the list. */
  people: number;
}

/** Edits so many columns of everybody, or takes that back. Both answer in milliseconds. */
export type ApplyStep = { columns: number } | { undo: true };

/** What is edited; the first alone where one value is set. All are searched but the last. */
export const editedColumns: readonly string[] = [
  'title',
  'displayName',
  'name.givenName',
  'name.familyName',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
];

const mostPeople = 10_000;
const peopleOf = (users: number) => Math.min(mostPeople, Math.floor(users / 2));

/** The engine and a plain program, each with a mirror of its own. */
async function prepare(setting: Setting) {
  const mirror = await setting.mirror();
  const people = peopleOf(setting.users);
  const engine = start<ApplyOrder | ApplyStep, number>('apply-by-engine.ts');
  const plain = start<ApplyOrder | ApplyStep, number>('apply-plainly.ts');
  await engine.ask({ mirror: await setting.copyOf(mirror, 'edited'), people });
  await plain.ask({ mirror: await setting.copyOf(mirror, 'written'), people });
  const end = async () => {
    await engine.end();
    await plain.end();
  };
  return { engine, plain, end };
}

/** Edits by the engine against the same writes; the undo is measured along. */
async function editing(setting: Setting, columns: number): Promise<Rivals> {
  const { engine, plain, end } = await prepare(setting);
  return {
    async baseline() {
      const figure = await plain.ask({ columns });
      await plain.ask({ undo: true });
      return { figure };
    },
    async itself() {
      const figure = await engine.ask({ columns });
      return { figure, more: { 'undo, ms': await engine.ask({ undo: true }) } };
    },
    end,
  };
}

const common = { unit: 'ms', windows: false, usualRuns: 5 } as const;

export const apply: Benchmark = {
  ...common,
  name: 'apply',
  what: (users) => `one value set for ${peopleOf(users)} of ${users} users, durably, against the bare SQL writes`,
  aim: 2,
  prepare: (setting) => editing(setting, 1),
};

export const undo: Benchmark = {
  ...common,
  name: 'undo',
  what: (users) => `undo of one value for ${peopleOf(users)} of ${users} users, against the edit`,
  aim: 1,
  async prepare(setting) {
    const { engine, end } = await prepare(setting);
    return {
      baseline: async () => ({ figure: await engine.ask({ columns: 1 }) }),
      itself: async () => ({ figure: await engine.ask({ undo: true }) }),
      end,
    };
  },
};

export const paste: Benchmark = {
  ...common,
  name: 'paste',
  what: (users) =>
    `${editedColumns.length} values pasted for each of ${peopleOf(users)} of ${users} users, against the bare SQL writes`,
  aim: null,
  limit: 1_000,
  prepare: (setting) => editing(setting, editedColumns.length),
};

/** What the admin does, and what the tenant is like, while the engine is killed at every step. */
import type { FaultInput } from '../../../demo/server';
import type { Edit } from '../../../preload/contract';

/** Whom a gesture is about: numbers of the mirror. */
export interface Cast {
  people: number[];
  /** Those who have activated their accounts. */
  active: number[];
  groups: number[];
}

export interface Scenario {
  name: string;
  /** Killed at every step, or at each so many; `MUSTER_EVERY_STEP=1` makes it every step of all. */
  stride: number;
  gestures(cast: Cast): Edit[][];
  faults: readonly FaultInput[];
}

const title = (row: number, value: string): Edit => ({ row, column: 'title', value });
const newcomer = {
  kind: 'create' as const,
  values: { userName: 'newcomer@example.com', displayName: 'Newcomer', emails: 'newcomer@example.com' },
};
const at = (rows: number[], place: number) => rows[place] ?? 0;

const edit: Scenario['gestures'] = ({ people }) => [[title(at(people, 1), 'Killed')]];
const creation: Scenario['gestures'] = () => [[newcomer]];
const members: Scenario['gestures'] = ({ people, groups }) => [
  people.slice(0, 3).map((row) => ({ kind: 'member', group: at(groups, 0), row, member: true })),
  people.slice(3).map((row) => ({ kind: 'member', group: at(groups, 1), row, member: false })),
];
const reset = (row: number): Edit => ({ kind: 'action', row, action: 'resetPassword', inputs: {} });
const resets: Scenario['gestures'] = ({ active }) => [
  [reset(at(active, 0)), reset(at(active, 1))],
  [reset(at(active, 2))],
];
/** The tenant invites them by itself, and once more when it is asked to. */
const invitation: Scenario['gestures'] = () => [
  [{ ...newcomer, actions: ['resendActivation'] }],
  [title(-1, 'Invited')],
];
const deletion: Scenario['gestures'] = ({ people }) => [[{ kind: 'delete', row: at(people, 2) }]];

/** Each answer to a write is lost, comes twice, late, or torn; for the first two. */
const troubles: Record<string, readonly FaultInput[]> = {
  'answers dropped': ['PATCH', 'POST', 'DELETE'].map((method) => ({ fault: 'drop', when: 'after', method, times: 1 })),
  'requests repeated': ['PATCH', 'POST', 'DELETE'].map((method) => ({ fault: 'duplicate', method, times: 2 })),
  'answers delayed': ['PATCH', 'POST', 'DELETE'].map((method) => ({ fault: 'latency', ms: 30, method, times: 2 })),
  'answers truncated': ['PATCH', 'POST', 'DELETE'].map((method) => ({ fault: 'truncate', method, times: 1 })),
};

const fair: Scenario[] = [
  { name: 'an edit', stride: 1, gestures: edit, faults: [] },
  {
    name: 'several edits of one person',
    stride: 1,
    gestures: ({ people }) => [
      [title(at(people, 1), 'First'), { row: at(people, 1), column: 'displayName', value: 'Second Name' }],
      [title(at(people, 1), 'Third')],
    ],
    faults: [],
  },
  { name: 'a creation', stride: 1, gestures: creation, faults: [] },
  { name: 'a deletion', stride: 1, gestures: deletion, faults: [] },
  { name: 'mails to several people', stride: 3, gestures: resets, faults: [] },
  // An `add` that is sent twice would show.
  { name: 'members added and removed', stride: 1, gestures: members, faults: [{ fault: 'duplicateAdds' }] },
  {
    name: 'a creation with edits after it, and a group to join',
    stride: 1,
    gestures: ({ groups }) => [
      [newcomer],
      [title(-1, 'New title'), { kind: 'member', group: at(groups, 0), row: -1, member: true }],
    ],
    faults: [{ fault: 'duplicateAdds' }],
  },
];

const troubled = Object.entries(troubles).flatMap(([trouble, faults]): Scenario[] => [
  { name: `an edit, ${trouble}`, stride: 3, gestures: edit, faults },
  { name: `a creation, ${trouble}`, stride: 3, gestures: creation, faults },
]);

export const scenarios: readonly Scenario[] = [
  ...fair,
  ...troubled,
  { name: 'mails, answers dropped', stride: 6, gestures: resets, faults: troubles['answers dropped'] ?? [] },
  {
    name: 'a creation with an invitation, answers dropped',
    stride: 8,
    gestures: invitation,
    faults: troubles['answers dropped'] ?? [],
  },
  { name: 'a deletion, answers dropped', stride: 3, gestures: deletion, faults: troubles['answers dropped'] ?? [] },
  {
    name: 'members added and removed, answers dropped',
    stride: 3,
    gestures: members,
    faults: [...(troubles['answers dropped'] ?? []), { fault: 'duplicateAdds' }],
  },
];

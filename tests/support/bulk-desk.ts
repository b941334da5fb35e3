/** A desk at which many cells are changed by a rule, as a window asks for it; nobody is signed in there. */
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createEngine } from '../../main/engine/engine';
import type { Environment } from '../../main/engine/environment';
import { writeFact } from '../../main/engine/mirror/facts';
import { closeMirror } from '../../main/engine/mirror/open';
import type { Discovery } from '../../main/engine/scim/resource';
import { type CellValue, type Edit, everyone, groupColumn, type Transformation } from '../../preload/contract';
import { environment, tenantId, value } from '../sync/world';
import { group, label, person } from './queue';
import { discovery, openStore, temporaryFolder } from './tenant-model';

type Given = Record<string, unknown>;
/** A desk that nobody is signed in at, with these people and an empty group. */
export async function openBulkDesk(
  people: readonly Given[],
  tenant: Discovery = discovery,
  world: Partial<Environment> = {},
) {
  const directory = temporaryFolder();
  const store = await openStore(directory);
  writeFact(store.mirror, 'discovery', tenant);
  writeFact(store.mirror, 'membersShown', true);
  const rows = people.map((given, index) => person(store, `u${index}`, given));
  const cranes = group(store, 'cranes', []);
  closeMirror(store.mirror);
  const engine = createEngine(environment(world));
  const { calls, control } = engine;
  onTestFinished(async () => {
    await control['engine.stop'](undefined);
  });
  value(await control['tenant.open']({ tenantId, directory, baseUrl: 'http://127.0.0.1:1', token: null }));
  return {
    engine,
    rows,
    cranes: groupColumn(cranes),
    preview: async (columns: string[], how: Transformation, of = rows, start = 0, count = 1_000) =>
      value(await calls['bulk.preview']({ tenantId, rows: of, columns, how, start, count })),
    apply: async (columns: string[], how: Transformation, batchId: string = randomUUID(), of = rows) =>
      value(await calls['bulk.apply']({ tenantId, rows: of, columns, how, batchId, label })),
    edit: async (...edits: Edit[]) =>
      value(await calls['changes.apply']({ tenantId, batchId: randomUUID(), label, edits })),
    undo: async () => value(await calls['batches.undo']({ tenantId, batchId: null })),
    /** The cells of everybody, by person and column. */
    async cells(columns: string[]): Promise<Map<string, CellValue>> {
      const { viewId } = value(await calls['users.open']({ tenantId, columns, query: everyone }));
      const window = value(await calls['users.window']({ viewId, start: 0, count: 1_000 }));
      await calls['users.close']({ viewId });
      return new Map(
        window.rows.flatMap(({ id, cells }) =>
          columns.map((column, place) => [`${id} ${column}`, cells[place] ?? null] as const),
        ),
      );
    },
    async open() {
      const listed = await calls['changes.list']({ tenantId, selection: {}, before: null, limit: 1_000 });
      return value(listed).entries.map(({ row, column, from, to, state }) => ({ row, column, from, to, state }));
    },
  };
}

export const setTo = (given: CellValue): Transformation => ({ by: 'value', value: given });
export const template = (text: string): Transformation => ({ by: 'template', text });
export function replace(find: string, by: string, regex = false): Transformation {
  return { by: 'replace', find, replace: by, regex, matchCase: false, wholeCell: false };
}

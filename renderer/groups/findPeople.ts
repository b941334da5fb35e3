/** Finding people to put into a group. */
import { type Column, everyone, groupColumn, type Result } from '../../preload/contract';
import { succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { nameColumns } from '../matrix/columns';

export interface FoundPerson {
  row: number;
  name: string;
  /** What tells those apart who are called the same. */
  second: string;
  /** Already in the group, or about to be. */
  isMember: boolean;
}

/** As many as anybody looks through before searching further. */
const mostShown = 100;

/** The first people whom a search finds, and how many it finds in all. */
export async function findPeople(
  tenantId: string,
  columns: readonly Column[],
  group: number,
  search: string,
): Promise<Result<{ people: FoundPerson[]; total: number }>> {
  const names = nameColumns(columns).map(({ key }) => key);
  const second = ['userName', 'emails'].filter((key) => !names.includes(key) && columns.some((one) => one.key === key));
  const keys = [...names, ...second, groupColumn(group)];
  const opened = await engine.call('users.open', { tenantId, columns: keys, query: { ...everyone, search } });
  if (!opened.ok) return opened;
  const { viewId, count } = opened.value;
  const read = await engine.call('users.window', { viewId, start: 0, count: mostShown });
  await engine.call('users.close', { viewId });
  if (!read.ok) return read;
  const people = read.value.rows.map(({ id, cells }) => {
    const texts = cells.slice(0, -1).map((value) => String(value ?? ''));
    return {
      row: id,
      name: texts.slice(0, names.length).filter(Boolean).join(' '),
      second: [...new Set(texts.slice(names.length).filter(Boolean))].join(' · '),
      isMember: cells.at(-1) === true,
    };
  });
  return succeeded({ people, total: count });
}

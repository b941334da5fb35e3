import { useMemo } from 'react';
import type { CellValue } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { complete, type Problem, readTyped, type Typed } from './check';
import type { Draft } from './draft';
import { type InviteForm, isPersonal } from './inviteForm';
import { type Entry, identifying, problemsOf } from './problems';
import { useKnown } from './useKnown';

/** The one person whose fields are filled in. */
interface OneToInvite {
  values: Record<string, CellValue>;
  /** What keeps them from being created. */
  problems: Problem[];
  /** Those of the problems that are told before anything is pressed. */
  told: Problem[];
  warnings: Problem[];
}

const nobody: readonly Typed[] = [];

export function useOnePerson(tenantId: string, form: InviteForm, { mode, typed }: Draft, speech: Speech): OneToInvite {
  const columns = useMemo(() => identifying(form), [form]);
  const people = useMemo(() => (mode === 'one' ? [typed] : nobody), [mode, typed]);
  const known = useKnown(tenantId, form, columns, people);
  return useMemo(() => {
    const { values, problems } = readTyped(speech, form, typed);
    const whole = complete(form, typed);
    const taken = columns.filter(({ key }) =>
      known[key]?.has(
        String(whole[key] ?? '')
          .trim()
          .toLowerCase(),
      ),
    );
    const asProblem = ({ key }: { key: string }): Problem => ({ kind: 'known', column: key });
    const told = taken.filter(({ unique }) => unique).map(asProblem);
    const warnings = taken.filter(({ unique }) => !unique).map(asProblem);
    return { values, problems: [...problems, ...told], told, warnings };
  }, [speech, form, typed, columns, known]);
}

/** Somebody of the list in whom nothing is wrong. */
export interface ReadyEntry {
  entry: Entry;
  values: Record<string, CellValue>;
}

/** The people of the list. */
interface ManyToInvite {
  problems: ReadonlyMap<number, Problem>;
  /** What is wrong with what all have in common. */
  common: Problem[];
  ready: ReadyEntry[];
}

/** What was entered for all of a list: not what is one's own. */
function commonOf(form: InviteForm, typed: Typed): Typed {
  const shared = [...form.main, ...form.more, ...form.modules, ...(form.role ? [form.role] : [])];
  const keys = shared.filter((column) => !isPersonal(column)).map(({ key }) => key);
  return Object.fromEntries(keys.flatMap((key) => (typed[key] === undefined ? [] : [[key, typed[key]]])));
}

export function useManyPeople(
  tenantId: string,
  form: InviteForm,
  { mode, typed, entries }: Draft,
  speech: Speech,
): ManyToInvite {
  const columns = useMemo(() => identifying(form), [form]);
  const common = useMemo(() => commonOf(form, typed), [form, typed]);
  const people = useMemo(() => (mode === 'many' ? entries.map((entry) => entry.typed) : nobody), [mode, entries]);
  const known = useKnown(tenantId, form, columns, people);
  return useMemo(() => {
    const problems = mode === 'many' ? problemsOf(speech, form, common, entries, known) : new Map<number, Problem>();
    const good = mode === 'many' ? entries.filter(({ id }) => !problems.has(id)) : [];
    const ready = good.map((entry) => ({
      entry,
      values: readTyped(speech, form, { ...common, ...entry.typed }).values,
    }));
    const shared = new Set(Object.keys(common));
    const wrong = readTyped(speech, form, common).problems.filter(
      ({ column, kind }) => shared.has(column) || (kind === 'value' && column === form.role?.key),
    );
    return { problems, common: wrong, ready };
  }, [mode, speech, form, common, entries, known]);
}

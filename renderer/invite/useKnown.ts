import { useEffect, useRef, useState } from 'react';
import type { Column } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { reportFault } from '../state/toasts';
import { complete, type Typed } from './check';
import { useDraft } from './draft';
import type { InviteForm } from './inviteForm';
import type { Known } from './problems';

/** After the last key, before the engine is asked (ms). */
const settles = 250;
/** The engine takes no more values, and no longer ones, at once. */
const mostValues = 100_000;
const longestValue = 500;

/** Which of the values that identify people somebody has already; each is asked about once, until people were created. */
export function useKnown(
  tenantId: string,
  form: InviteForm,
  columns: readonly Column[],
  people: readonly Typed[],
): Known {
  const [known, setKnown] = useState<Known>({});
  const round = useDraft((draft) => draft.round);
  const asked = useRef({ round, values: new Map<string, Set<string>>() });

  useEffect(() => {
    const timer = setTimeout(() => {
      if (asked.current.round !== round) asked.current = { round, values: new Map() };
      const whole = people.map((typed) => complete(form, typed));
      for (const { key } of columns) {
        const before = asked.current.values.get(key) ?? new Set();
        const given = whole.map((typed) =>
          String(typed[key] ?? '')
            .trim()
            .toLowerCase(),
        );
        const values = [...new Set(given)].filter(
          (value) => value !== '' && value.length <= longestValue && !before.has(value),
        );
        asked.current.values.set(key, new Set([...before, ...values]));
        for (let start = 0; start < values.length; start += mostValues) {
          ask(key, values.slice(start, start + mostValues)).catch(reportFault);
        }
      }
    }, settles);
    return () => clearTimeout(timer);

    async function ask(column: string, values: string[]) {
      const read = await engine.call('people.known', { tenantId, column, values });
      // What is not known here the tenant will refuse.
      if (!read.ok || read.value.length === 0) return;
      const found = read.value.map((value) => value.toLowerCase());
      setKnown((all) => ({ ...all, [column]: new Set([...(all[column] ?? []), ...found]) }));
    }
  }, [tenantId, form, columns, people, round]);

  return known;
}

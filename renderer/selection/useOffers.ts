import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { engine } from '../bridge/engine';
import { useAdministration } from '../state/administration';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { type Counted, type Offer, offersFor } from './offers';
import { useGroups } from './useGroups';

/** Counting many people takes the engine a while: it waits (ms) until nothing more changes. */
const patience = { few: 50, many: 500 };
const many = 1_000;

async function count(tenantId: string, rows: readonly number[]): Promise<Counted | null> {
  const [actions, values] = await Promise.all([
    engine.call('people.actions', { tenantId, rows: [...rows] }),
    engine.call('people.values', { tenantId, rows: [...rows], column: 'active', limit: 3 }),
  ]);
  // What cannot be counted is offered without a number.
  if (!actions.ok || !values.ok) return null;
  return {
    people: rows.length,
    actions: Object.fromEntries(actions.value.map(({ action, applies }) => [action, applies])),
    active: values.value.find(({ value }) => value === true)?.count ?? 0,
  };
}

/** What can be done to people; `rows` is null while it is not known who they are, or nobody looks. */
export function useOffers(tenantId: string, rows: readonly number[] | null): Offer[] {
  const { t, i18n } = useTranslation();
  const administration = useAdministration((state) => state.administration);
  const columns = useUsers((state) => state.columns);
  // Few are counted again whenever something may have changed, many once.
  const watches = rows !== null && rows.length <= many;
  const revision = useUsers(({ list }) => (watches ? (list?.view.revision ?? 0) : 0));
  const groups = useGroups(tenantId);
  const [counted, setCounted] = useState<{ rows: readonly number[]; counted: Counted | null } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision may hold other values
  useEffect(() => {
    if (rows === null || rows.length === 0) return;
    let isWanted = true;
    const take = (result: Counted | null) => isWanted && setCounted({ rows, counted: result });
    const timer = setTimeout(
      () => count(tenantId, rows).then(take, reportFault),
      rows.length > many ? patience.many : patience.few,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [tenantId, rows, revision]);

  const hasGroups = groups.length > 0;
  const known = counted?.rows === rows ? counted.counted : null;
  return useMemo(
    () => offersFor({ administration, columns, hasGroups, counted: known, t, language: i18n.language }),
    [administration, columns, hasGroups, known, t, i18n.language],
  );
}

/** What an export may be about as things stand: whom, with how many, and what the list is in words. */

import type { Speech } from '../grid/values';
import { useGroups } from '../groups/groups';
import { mayImport } from '../import/permission';
import { notPermittedText } from '../selection/offers';
import { usePeople } from '../selection/selectedPeople';
import { useAdministration } from '../state/administration';
import { useStatus } from '../state/status';
import { type UserList, useUsers } from '../state/users';
import { useCurrentView } from '../views/showing';
import type { FileKind, Whom } from './exportChoice';
import type { AskedList } from './listWords';
import { listSentence } from './listWords';

export interface WhomOffer {
  whom: Whom;
  count: number;
  note: string;
  /** Why it cannot be chosen. */
  why: string | null;
}

/** What the list on the screen was asked for. */
export function useAskedList(list: UserList): AskedList {
  const all = useUsers((state) => state.columns);
  const conditions = useUsers((state) => state.conditions);
  const { view, isChanged } = useCurrentView();
  const { query, columns: own } = list;
  const group = useGroups(({ groups }) => groups?.find(({ row }) => row === query.group)?.name ?? null);
  return {
    query,
    conditions,
    view: view && { name: view.name, isChanged },
    group,
    columns: [...all, ...own.filter(({ key }) => !all.some((column) => column.key === key))],
  };
}

export function useWhomOffers(speech: Speech, list: UserList, asked: AskedList): readonly WhomOffer[] {
  const { t } = speech;
  const { count: selected, isChosen } = usePeople();
  const users = useStatus(({ status }) => status?.users ?? 0);
  const { count } = list.view;
  return [
    { whom: 'listed', count, note: listSentence(speech, asked), why: count === 0 ? t('lists.empty') : null },
    {
      whom: 'selected',
      count: isChosen ? selected : 0,
      note: t('export.whom.selected.note'),
      why: isChosen ? null : t('people.selectFirst'),
    },
    {
      whom: 'everybody',
      count: users,
      note: t('export.whom.everybody.note'),
      why: users === 0 ? t('lists.empty') : null,
    },
  ];
}

/** Why a kind of file would be of no use. */
export function useWhyNoKind({ t }: Speech, language: string): (kind: FileKind) => string | null {
  const administration = useAdministration((state) => state.administration);
  const why = mayImport(administration) ? null : notPermittedText({ administration, t, language });
  return (kind) => (kind === 'editing' ? why : null);
}

/** Rows of a paste that go past the last person: they can become people. */
import { type Column, canBeGiven } from '../../../preload/contract';
import { columnLabel } from '../../i18n/columnLabel';
import { addEntries, openInvite, useDraft } from '../../invite/draft';
import { isPermitted, useAdministration } from '../../state/administration';
import { mostEdits } from '../../state/changes';
import { showDone, showProblem } from '../../state/toasts';
import type { Speech } from '../values';
import type { PastedCell } from './readPasted';

type Table = readonly (readonly PastedCell[])[];

interface NewPeople {
  /** What is given of each, by column. */
  people: Record<string, string>[];
  /** Columns that hold something which cannot be given to somebody new. */
  ignored: readonly Column[];
}

/** The people whom rows describe; rows without anything describe nobody. */
export function newPeople(columns: readonly Column[], table: Table): NewPeople {
  const said = ({ text }: PastedCell) => text.trim();
  const people = table.flatMap((cells) => {
    const given = columns.flatMap((column, index) => {
      const text = cells[index] ? said(cells[index]) : '';
      return text !== '' && canBeGiven(column) ? [[column.key, text] as const] : [];
    });
    return given.length > 0 ? [Object.fromEntries(given)] : [];
  });
  const ignored = columns.filter(
    (column, index) => !canBeGiven(column) && table.some((cells) => cells[index] && said(cells[index]) !== ''),
  );
  return { people, ignored };
}

/** Offers to create them; where that is not permitted, tells that they were left out. */
export function offerNewPeople(tenantId: string, columns: readonly Column[], table: Table, { t }: Speech) {
  const { people, ignored } = newPeople(columns, table);
  const count = table.length;
  const isAllowed = isPermitted(useAdministration.getState().administration, 'users.create');
  if (people.length === 0 || people.length > mostEdits || !isAllowed)
    return showProblem(t('paste.rowsBeyond', { count }));
  showDone(t('paste.rowsBeyond', { count }), {
    label: t('paste.create', { count: people.length }),
    run() {
      openInvite();
      if (useDraft.getState().tenantId !== tenantId) return;
      useDraft.setState({ mode: 'many' });
      addEntries(
        people,
        ignored.map((column) => columnLabel(t, column)),
      );
    },
  });
}

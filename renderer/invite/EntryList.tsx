import { useTranslation } from 'react-i18next';
import type { Column } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { VirtualGrid } from '../ui/VirtualGrid';
import type { Problem } from './check';
import { removeEntries } from './draft';
import { EntryRow } from './EntryRow';
import styles from './InviteDialog.module.css';
import type { InviteForm } from './inviteForm';
import type { Entry } from './problems';

interface EntryListProps {
  form: InviteForm;
  columns: readonly Column[];
  entries: readonly Entry[];
  problems: ReadonlyMap<number, Problem>;
  editing: number | null;
  edit(id: number | null): void;
  speech: Speech;
}

/** The height of a row (px). */
const rowHeight = () => 34;

/** The columns that can be put right in the list. */
export function shownColumns({ email, userName, givenName, familyName, fullName }: InviteForm): Column[] {
  return [email ?? userName, givenName, familyName, fullName].filter((column) => column !== null);
}

/** The pasted people, each with what is wrong; Enter puts somebody right, Delete takes them out. */
export function EntryList({ form, columns, entries, problems, editing, edit, speech }: EntryListProps) {
  const { t } = useTranslation();
  const shown = shownColumns(form);
  return (
    <div className={styles.list} style={{ height: Math.min(8, Math.max(2, entries.length)) * rowHeight() + 2 }}>
      <VirtualGrid
        label={t('invite.list')}
        items={entries}
        count={entries.length}
        heightOf={rowHeight}
        keyOf={({ id }) => id}
        onOpen={({ id }) => edit(id)}
        onKey={(event, { id }) => {
          if (event.key !== 'Delete' || editing !== null) return;
          event.preventDefault();
          removeEntries(new Set([id]));
        }}
        click="open"
        testId="invite-list"
      >
        {(entry) => (
          <EntryRow
            entry={entry}
            shown={shown}
            columns={columns}
            problem={problems.get(entry.id) ?? null}
            isEdited={entry.id === editing}
            edit={edit}
            speech={speech}
          />
        )}
      </VirtualGrid>
    </div>
  );
}

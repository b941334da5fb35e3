import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../preload/contract';
import type { Speech } from '../grid/values';
import { columnNames } from '../i18n/columnLabel';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import type { Problem } from './check';
import { addEntries, type Draft, removeEntries, useDraft } from './draft';
import { EntryList } from './EntryList';
import styles from './InviteDialog.module.css';
import type { InviteForm } from './inviteForm';
import { readPaste } from './readPaste';

interface ManyPeopleProps {
  form: InviteForm;
  columns: readonly Column[];
  draft: Draft;
  problems: ReadonlyMap<number, Problem>;
  editing: number | null;
  edit(id: number | null): void;
  speech: Speech;
}

/** People from a paste, as a list in which they can be put right. */
export function ManyPeople({ form, columns, draft, problems, editing, edit, speech }: ManyPeopleProps) {
  const { t } = useTranslation();
  const [isFiltered, setFiltered] = useState(false);
  const { entries, text, ignored } = draft;
  const reader = useMemo(() => ({ form, columns, namesOf: columnNames }), [form, columns]);
  const onlyProblems = isFiltered && problems.size > 0;
  // Who is being put right stays, also when nothing is wrong any more.
  const shown = onlyProblems ? entries.filter(({ id }) => problems.has(id) || id === editing) : entries;

  function add(pasted: string) {
    const { people, ignored: left } = readPaste(reader, pasted);
    addEntries(people, left);
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || text.trim() === '') return;
    event.preventDefault();
    add(text);
  }

  return (
    <div className={styles.many}>
      <div className={styles.paste}>
        <textarea
          className={styles.box}
          rows={entries.length === 0 ? 5 : 2}
          value={text}
          placeholder={t(entries.length === 0 ? 'invite.paste.placeholder' : 'invite.paste.more')}
          aria-label={t('invite.paste')}
          spellCheck={false}
          onChange={({ target }) => useDraft.setState({ text: target.value })}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain');
            if (pasted.trim() === '') return;
            event.preventDefault();
            add(`${text}\n${pasted}`);
          }}
          onKeyDown={press}
          data-testid="invite-paste"
        />
        <Button disabled={text.trim() === ''} onClick={() => add(text)} data-testid="invite-add">
          {t('invite.add')}
        </Button>
      </div>
      {ignored.length > 0 && (
        <p className={styles.hint} role="status" data-testid="invite-ignored">
          {t('invite.ignored', { columns: ignored.join(', ') })}
        </p>
      )}
      {entries.length > 0 && (
        <>
          <div className={styles.counts} role="status">
            <Chip isPressed={!onlyProblems} onPress={() => setFiltered(false)} testId="invite-all">
              {t('invite.people', { count: entries.length })}
            </Chip>
            {problems.size > 0 && (
              <>
                <Chip isPressed={onlyProblems} onPress={() => setFiltered(true)} testId="invite-problems">
                  {t('invite.problems', { count: problems.size })}
                </Chip>
                <span className={styles.space} />
                <Button
                  look="quiet"
                  onClick={() => removeEntries(new Set(problems.keys()))}
                  data-testid="invite-drop-problems"
                >
                  {t('invite.dropProblems', { count: problems.size })}
                </Button>
              </>
            )}
          </div>
          <EntryList
            form={form}
            columns={columns}
            entries={shown}
            problems={problems}
            editing={editing}
            edit={edit}
            speech={speech}
          />
        </>
      )}
    </div>
  );
}

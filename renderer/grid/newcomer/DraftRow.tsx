import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../preload/contract';
import { columnNames } from '../../i18n/columnLabel';
import { useFormats } from '../../i18n/useFormats';
import { complete } from '../../invite/check';
import { addEntries, beginDraft, clearDraft, isDraftEmpty, openInvite, type, useDraft } from '../../invite/draft';
import { type InviteForm, inviteForm } from '../../invite/inviteForm';
import { problemText } from '../../invite/problems';
import { readPaste } from '../../invite/readPaste';
import { submitOne } from '../../invite/submit';
import { useOnePerson } from '../../invite/usePeopleToInvite';
import { useAdministration } from '../../state/administration';
import { reportFault } from '../../state/toasts';
import { useUsers } from '../../state/users';
import { Button } from '../../ui/Button';
import { DraftCell } from './DraftCell';
import styles from './NewPersonRow.module.css';
import { useNewcomer } from './newcomer';

/** What stands side by side: whatever is required, who it is, and the role; the dialog asks for the rest. */
function cellsOf({ main, role, email, userName, givenName, familyName, fullName }: InviteForm): Column[] {
  const usual = [email, userName, givenName, familyName, fullName, role];
  const cells = main.filter((column) => column.required || usual.includes(column));
  return [...cells, ...(role ? [role] : [])].filter(({ type }) => type !== 'boolean');
}

const focusList = () => document.querySelector<HTMLElement>('main canvas')?.focus();

/** Somebody new, described in a row: checked while one types, kept when one leaves, created by Enter. */
export function DraftRow({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const speech = useMemo(() => ({ t, formats }), [t, formats]);
  const columns = useUsers((state) => state.columns);
  const administration = useAdministration((state) => state.administration);
  const form = useMemo(() => inviteForm(columns, administration), [columns, administration]);
  const cells = useMemo(() => cellsOf(form), [form]);
  const draft = useDraft();
  const one = useOnePerson(tenantId, form, draft, speech);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const frame = useRef<HTMLFormElement>(null);

  useEffect(() => {
    beginDraft(tenantId);
    // What was begun for several is theirs; the row is about one.
    useDraft.setState({ mode: 'one' });
    frame.current?.querySelector('input')?.focus();
  }, [tenantId]);

  const completed = complete(form, draft.typed);
  // What is missing is told when somebody is to be created, what is wrong as soon as its cell is left.
  const told = one.problems.filter(
    (problem) => tried || one.told.includes(problem) || (left.has(problem.column) && draft.typed[problem.column]),
  );
  const problemOf = ({ key }: Column) => told.find(({ column }) => column === key);
  const [first] = [...told, ...one.warnings];
  const isWarning = first !== undefined && one.warnings.includes(first);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const [wrong] = one.problems;
    if (wrong) return frame.current?.querySelector<HTMLElement>(`[name="${CSS.escape(wrong.column)}"]`)?.focus();
    setBusy(true);
    const shared = { tenantId, form, administration, groups: draft.groups, sends: true };
    const isDone = await submitOne(shared, one.values).finally(() => setBusy(false));
    if (!isDone) return;
    setTried(false);
    setLeft(new Set());
    frame.current?.querySelector('input')?.focus();
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    useNewcomer.setState({ isOpen: false });
    focusList();
  }

  /** Several cells describe people of their own: they go where several are put right. */
  function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]./.test(text.trim())) return;
    event.preventDefault();
    const given = [...form.main, ...form.more, ...form.modules, ...(form.role ? [form.role] : [])];
    const { people, ignored } = readPaste({ form, columns: given, namesOf: columnNames }, text);
    useNewcomer.setState({ isOpen: false });
    openInvite();
    useDraft.setState({ mode: 'many' });
    addEntries(people, ignored);
  }

  const isOnRequest = administration?.invitation === 'onRequest';
  const isOnCreate = administration?.invitation === 'onCreate';
  return (
    <form
      ref={frame}
      className={styles.row}
      aria-label={t('newcomer.label')}
      noValidate
      onSubmit={(event) => void submit(event).catch(reportFault)}
      onKeyDown={press}
      onPaste={paste}
      data-testid="newcomer"
    >
      <div className={styles.cells}>
        {cells.map((column) => (
          <DraftCell
            key={column.key}
            column={column}
            value={String((column === form.userName ? completed : draft.typed)[column.key] ?? '')}
            isWrong={problemOf(column) !== undefined}
            change={(value) => type(column.key, value)}
            leave={() => setLeft((before) => new Set(before).add(column.key))}
            speech={speech}
          />
        ))}
      </div>
      {first && (
        <span className={styles.problem} role="status" data-warning={isWarning} data-testid="newcomer-problem">
          {problemText(t, first, columns, true)}
        </span>
      )}
      <div className={styles.end}>
        {!isDraftEmpty(draft) && (
          <Button look="quiet" onClick={clearDraft} data-testid="newcomer-clear">
            {t('invite.clear')}
          </Button>
        )}
        <Button look="quiet" onClick={openInvite} data-testid="newcomer-more">
          {t('newcomer.more')}
        </Button>
        <Button type="submit" look="primary" disabled={busy} data-testid="newcomer-create">
          {t(isOnRequest ? 'invite.saveAndSend' : isOnCreate ? 'invite.submit' : 'invite.create', { count: 1 })}
        </Button>
      </div>
    </form>
  );
}

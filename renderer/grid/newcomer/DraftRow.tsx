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
import { DraftCells } from './DraftCells';
import styles from './NewPersonRow.module.css';
import { useNewcomer } from './newcomer';

/** Whatever can be given of somebody. */
const allOf = ({ main, more, modules, role }: InviteForm): Column[] => [
  ...main,
  ...more,
  ...modules,
  ...(role ? [role] : []),
];

const noColumns: readonly Column[] = [];
const focusList = () => document.querySelector<HTMLElement>('main canvas')?.focus();

/** Somebody new, described in a row: checked while one types, kept when one leaves, created by Enter. */
export function DraftRow({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const speech = useMemo(() => ({ t, formats }), [t, formats]);
  const columns = useUsers((state) => state.columns);
  const administration = useAdministration((state) => state.administration);
  const form = useMemo(() => inviteForm(columns, administration), [columns, administration]);
  const given = useMemo(() => new Map(allOf(form).map((column) => [column.key, column])), [form]);
  const shown = useUsers(({ list }) => list?.columns) ?? noColumns;
  const sheet = useNewcomer((newcomer) => newcomer.sheet);
  const isReady = sheet !== null && sheet.places.length === shown.length;
  // What is required and not among the list's columns is asked for below.
  const others = [...given.values()].filter(
    ({ key, required, type }) => required && type !== 'boolean' && !shown.some((column) => column.key === key),
  );
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
  }, [tenantId]);
  useEffect(() => {
    if (isReady) frame.current?.querySelector('input')?.focus();
  }, [isReady]);

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
    const { people, ignored } = readPaste({ form, columns: allOf(form), namesOf: columnNames }, text);
    useNewcomer.setState({ isOpen: false });
    openInvite();
    useDraft.setState({ mode: 'many' });
    addEntries(people, ignored);
  }

  function cellOf(column: Column | undefined) {
    if (!column) return null;
    return (
      <DraftCell
        key={column.key}
        column={column}
        value={(column === form.userName ? completed : draft.typed)[column.key] ?? ''}
        isWrong={problemOf(column) !== undefined}
        change={(value) => type(column.key, value)}
        leave={() => setLeft((before) => new Set(before).add(column.key))}
        speech={speech}
      />
    );
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
      {isReady && (
        <DraftCells columns={shown} sheet={sheet}>
          {({ key }) => cellOf(given.get(key))}
        </DraftCells>
      )}
      <div className={styles.foot}>
        {others.length > 0 && <div className={styles.others}>{others.map(cellOf)}</div>}
        <span className={styles.problem} role="status" data-warning={isWarning}>
          {first && <span data-testid="newcomer-problem">{problemText(t, first, columns, true)}</span>}
        </span>
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

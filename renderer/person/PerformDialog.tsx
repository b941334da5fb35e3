import { type FormEvent, useState } from 'react';
import type { ActionInputs, Column, Person, TenantAction } from '../../preload/contract';
import { type Failure, failure } from '../../preload/failure';
import { localText } from '../i18n/localText';
import { tenantAction } from '../i18n/tenantWords';
import { ConfirmField } from '../removal/ConfirmField';
import { askedFor, isConfirmed } from '../removal/confirmation';
import { ActionInputField } from '../selection/ActionInputField';
import { type Entered, readInputs } from '../selection/actionInputs';
import { rereadPerson } from '../state/person';
import { useStatus } from '../state/status';
import { reportFault, showDone } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { FailureBox } from '../ui/FailureBox';
import forms from '../ui/form.module.css';
import { ReasonedButton } from '../ui/ReasonedButton';
import { noSecret, secretProblem, type TypedSecret } from './inputRules';
import { performNow } from './perform';
import { SecretField } from './SecretField';
import { ShownSecret } from './ShownSecret';
import { readColumn } from './sections';
import type { PersonSpeech } from './usePersonSpeech';

interface PerformDialogProps {
  tenantId: string;
  person: Person;
  columns: readonly Column[];
  action: TenantAction;
  speech: PersonSpeech;
  close(): void;
}

/** What came of it: null before it was done. */
type Outcome = { secret: string | null } | null;

/**
 * Does an action of the tenant at once. What is typed here, and what the tenant returns, is in this dialog and nowhere
 * else of the window: it goes when the dialog closes.
 */
export function PerformDialog({ tenantId, person, columns, action, speech, close }: PerformDialogProps) {
  const { t, language, reason } = speech;
  const [outcome, setOutcome] = useState<Outcome>(null);
  const isOnline = useStatus(({ status }) => status?.connection === 'online');
  const name = tenantAction(t, action.id);
  const description = localText(action.descriptions, language, '');
  const isKey = action.purpose === 'apiKey';

  function finish({ secret }: { secret: string | null }) {
    rereadPerson().catch(reportFault);
    if (secret !== null || isKey) return setOutcome({ secret });
    showDone(
      t(action.purpose === 'password' ? 'password.done' : 'perform.done', { action: name, person: person.name }),
    );
    close();
  }

  return (
    <Dialog
      title={outcome && isKey ? t('keys.new.title') : t('perform.title', { action: name, person: person.name })}
      {...(description === '' || outcome ? {} : { description })}
      isSticky={outcome !== null && outcome.secret !== null}
      onClose={close}
    >
      {outcome ? (
        <ShownSecret secret={outcome.secret} close={close} />
      ) : (
        <PerformForm
          tenantId={tenantId}
          person={person}
          columns={columns}
          action={action}
          speech={speech}
          whyNot={isOnline ? null : reason(failure('needs-connection'))}
          finish={finish}
          close={close}
        />
      )}
    </Dialog>
  );
}

interface PerformFormProps extends PerformDialogProps {
  whyNot: string | null;
  finish(outcome: { secret: string | null }): void;
}

function PerformForm({ tenantId, person, columns, action, speech, whyNot, finish, close }: PerformFormProps) {
  const { t, language } = speech;
  const [secrets, setSecrets] = useState<Readonly<Record<string, TypedSecret>>>({});
  const [entered, setEntered] = useState<Entered>({});
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<Record<string, Failure>>({});
  const [failed, setFailed] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [secret, open] = [
    action.inputs.filter((input) => input.secret),
    action.inputs.filter((input) => !input.secret),
  ];
  const userName = textOf(columns, person, 'userName');
  const asked = askedFor(action.confirmation, 1, textOf(columns, person, action.confirmation.column));
  const warning = localText(action.confirmation.warning, language, '');
  const problem = secret.map((input) => secretProblem(input, secrets[input.name] ?? noSecret, userName)).find(Boolean);
  const why = whyNot ?? (problem ? t(`secret.problem.${problem}`) : null);
  const name = tenantAction(t, action.id);

  async function perform(inputs: ActionInputs) {
    const done = await performNow(tenantId, person, action, inputs);
    if (done.ok) finish(done.value);
    else setFailed(done.failure);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const read = readInputs(open, entered);
    setWrong(read.failures);
    if (why !== null || isBusy || Object.keys(read.failures).length > 0 || !isConfirmed(asked, typed)) return;
    setFailed(null);
    setIsBusy(true);
    const given = secret.flatMap(({ name }) => (secrets[name]?.first ? [[name, secrets[name].first]] : []));
    perform({ ...read.inputs, ...Object.fromEntries(given) })
      .catch(reportFault)
      .finally(() => setIsBusy(false));
  }

  return (
    <form className={forms.form} noValidate autoComplete="off" onSubmit={submit}>
      {warning !== '' && <p className={forms.warning}>{warning}</p>}
      {secret.map((input) => (
        <SecretField
          key={input.name}
          input={input}
          typed={secrets[input.name] ?? noSecret}
          userName={userName}
          type={(next) => setSecrets({ ...secrets, [input.name]: next })}
        />
      ))}
      {open.map((input) => (
        <ActionInputField
          key={input.name}
          input={input}
          value={entered[input.name] ?? ''}
          failure={wrong[input.name] ?? null}
          enter={(next) => setEntered({ ...entered, [input.name]: next })}
        />
      ))}
      <ConfirmField asked={asked} typed={typed} type={setTyped} testId="perform-confirm" />
      {whyNot !== null && <p className={forms.warning}>{whyNot}</p>}
      {failed && <FailureBox failure={failed} />}
      <DialogButtons>
        <Button onClick={close}>{t('dialog.cancel')}</Button>
        <ReasonedButton
          type="submit"
          look="primary"
          why={why ?? (isConfirmed(asked, typed) ? null : t('perform.confirmFirst'))}
          disabled={isBusy}
          data-first
          data-testid="perform-submit"
        >
          {isBusy ? t('perform.busy') : name}
        </ReasonedButton>
      </DialogButtons>
    </form>
  );
}

function textOf(columns: readonly Column[], { row }: Person, column: string | null): string {
  const value = column === null ? null : readColumn(columns, row, (key) => key === column);
  return typeof value === 'string' ? value : '';
}

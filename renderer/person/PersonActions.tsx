import {
  CirclePlay,
  KeyRound,
  LockKeyhole,
  type LucideIcon,
  Send,
  Trash2,
  UserRoundCheck,
  UserRoundX,
} from 'lucide-react';
import type { ActionPurpose, Column, Person, TenantAction } from '../../preload/contract';
import { localText } from '../i18n/localText';
import { tenantAction } from '../i18n/tenantWords';
import { openDelete } from '../removal/removal';
import { carryOut, setActive } from '../selection/deeds';
import { reportFault } from '../state/toasts';
import { ReasonedButton } from '../ui/ReasonedButton';
import { type Offer, offersOf, type Standing, whyFixed, whyNotDeleted } from './offers';
import styles from './PersonActions.module.css';
import { isAtOnce } from './perform';
import type { PersonSpeech } from './usePersonSpeech';

interface PersonActionsProps {
  tenantId: string;
  person: Person;
  columns: readonly Column[];
  standing: Standing | null;
  speech: PersonSpeech;
  /** Asks for what an action needs that is done at once. */
  perform(action: TenantAction): void;
}

const icons: Partial<Record<ActionPurpose, LucideIcon>> = {
  invitation: Send,
  passwordReset: KeyRound,
  password: LockKeyhole,
};

/** What can be done to a person; what cannot says why. */
export function PersonActions({ tenantId, person, columns, standing, speech, perform }: PersonActionsProps) {
  const { t, language, reason } = speech;
  const { row } = person;

  function press({ action }: Offer) {
    if (isAtOnce(action)) return perform(action);
    carryOut(tenantId, { kind: 'action', action }, [row.id]).catch(reportFault);
  }

  const deleteWhy = whyNotDeleted(
    standing?.administration ?? null,
    person,
    (action) => standing?.wordsOf(action) ?? null,
  );
  return (
    <div className={styles.actions} role="toolbar" aria-label={t('person.actions')}>
      {standing &&
        offersOf(standing).map((offer) => {
          const { action, why } = offer;
          const Icon = icons[action.purpose] ?? CirclePlay;
          const hint = localText(action.descriptions, language, '');
          return (
            <ReasonedButton
              key={action.id}
              icon={<Icon aria-hidden />}
              why={why && reason(why)}
              title={hint || undefined}
              onClick={() => press(offer)}
              data-testid={`person-action-${action.id}`}
            >
              {tenantAction(t, action.id)}
            </ReasonedButton>
          );
        })}
      <ActiveButton tenantId={tenantId} person={person} columns={columns} speech={speech} />
      <ReasonedButton
        look="danger"
        icon={<Trash2 aria-hidden />}
        why={deleteWhy && reason(deleteWhy)}
        onClick={() => openDelete([row.id])}
        data-testid="person-delete"
      >
        {t('command.delete-people')}
      </ReasonedButton>
    </div>
  );
}

/** Activates or deactivates, where the tenant has a column for it. */
function ActiveButton({
  tenantId,
  person: { row },
  columns,
  speech: { t, reason },
}: Pick<PersonActionsProps, 'tenantId' | 'person' | 'columns' | 'speech'>) {
  const index = columns.findIndex(({ key, type }) => key === 'active' && type === 'boolean');
  const column = columns[index];
  if (!column || column.fixed === 'read-only') return null;
  const isActive = row.cells[index] === true;
  const why = whyFixed(column, index, row);
  const Icon = isActive ? UserRoundX : UserRoundCheck;
  return (
    <ReasonedButton
      icon={<Icon aria-hidden />}
      why={why && reason(why, column.key)}
      onClick={() => void setActive(tenantId, [row.id], !isActive).catch(reportFault)}
      data-testid={isActive ? 'person-deactivate' : 'person-activate'}
    >
      {t(isActive ? 'command.deactivate-people' : 'command.activate-people')}
    </ReasonedButton>
  );
}

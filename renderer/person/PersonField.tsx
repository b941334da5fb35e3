import { Lock } from 'lucide-react';
import { useId, useState } from 'react';
import type { CellValue, Column, Person } from '../../preload/contract';
import type { Failure } from '../../preload/failure';
import { StateIcon } from '../changes/stateIcons';
import { cellText } from '../grid/values';
import { columnLabel } from '../i18n/columnLabel';
import { openChooseRole } from '../roles/roleChoice';
import { useAdministration } from '../state/administration';
import { reportFault } from '../state/toasts';
import { ChoiceField } from './ChoiceField';
import { editField } from './editPerson';
import { FieldNotes } from './FieldNotes';
import type { FieldEditor } from './fieldEditor';
import { whyFixed } from './offers';
import styles from './PersonField.module.css';
import { SwitchField } from './SwitchField';
import { TextField } from './TextField';
import type { PersonSpeech } from './usePersonSpeech';

interface PersonFieldProps {
  tenantId: string;
  person: Person;
  column: Column;
  index: number;
  speech: PersonSpeech;
}

/** One attribute of a person: edited in place, with its state and what is to be said about it below. */
export function PersonField({ tenantId, person, column, index, speech }: PersonFieldProps) {
  const { t, reason } = speech;
  const [failure, setFailure] = useState<Failure | null>(null);
  const hasRoles = useAdministration(({ administration }) => (administration?.roles.length ?? 0) > 0);
  const id = useId();
  const { row } = person;
  const label = columnLabel(t, column);
  const value = row.cells[index] ?? null;
  const mark = row.marks[index] ?? null;
  const why = whyFixed(column, index, row);

  async function save(next: CellValue): Promise<boolean> {
    const refused = next === value ? null : await editField(tenantId, person, column, label, next);
    setFailure(refused);
    return refused === null;
  }

  const editor: FieldEditor = {
    column,
    value,
    speech,
    labelledBy: `${id}-label`,
    describedBy: `${id}-notes`,
    failure,
    refuse: setFailure,
    save: (next) =>
      save(next).catch((error) => {
        reportFault(error);
        return false;
      }),
  };
  const chooseRole = column.key === 'roles' && hasRoles ? () => openChooseRole([row.id]) : undefined;
  return (
    <div
      className={styles.field}
      data-testid={`person-field-${column.key}`}
      data-state={mark?.state}
      data-fixed={why?.code}
    >
      <span className={styles.label} id={editor.labelledBy} title={column.description || undefined}>
        {label}
      </span>
      <div className={styles.value}>
        {why ? (
          <FixedValue text={cellText(speech, column, value)} why={reason(why, column.key)} editor={editor} />
        ) : column.type === 'boolean' ? (
          <SwitchField {...editor} />
        ) : column.type === 'choice' && column.choices ? (
          <ChoiceField {...editor} {...(chooseRole ? { choose: chooseRole } : {})} />
        ) : (
          <TextField {...editor} />
        )}
        {mark && <StateIcon state={mark.state} />}
      </div>
      <FieldNotes
        id={editor.describedBy}
        tenantId={tenantId}
        column={column}
        mark={mark}
        awaited={row.awaited[index]}
        why={why && why.code !== 'read-only' && why.code !== 'to-be-deleted' ? reason(why, column.key) : null}
        isOwn={why?.code === 'own-attribute' || why?.code === 'immutable'}
        failure={failure}
        speech={speech}
      />
    </div>
  );
}

interface FixedValueProps {
  text: string;
  why: string;
  editor: Pick<FieldEditor, 'labelledBy' | 'speech'>;
}

/** A value that cannot be edited: it can be read and copied, and says why. */
function FixedValue({ text, why, editor: { labelledBy, speech } }: FixedValueProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of one, which carries the name and the reason
    <span
      className={styles.fixed}
      role="group"
      aria-labelledby={labelledBy}
      title={text === '' ? why : `${text}\n${why}`}
    >
      <bdi className="selectable">{text || speech.t('value.empty')}</bdi>
      <Lock aria-hidden />
      <span className="visually-hidden">{why}</span>
    </span>
  );
}

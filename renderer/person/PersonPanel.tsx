import { useEffect, useRef } from 'react';
import type { Tenant } from '../../preload/contract';
import { closePerson, rereadPerson, usePerson } from '../state/person';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { FailureBox } from '../ui/FailureBox';
import styles from './PersonPanel.module.css';
import { PersonWhole } from './PersonWhole';
import { usePersonSpeech } from './usePersonSpeech';

interface PersonPanelProps {
  tenant: Tenant;
  /** Another screen lies over it. */
  isHidden: boolean;
  /** Gives the keyboard back to the list. */
  leave(): void;
}

/** Whether a key is meant for something that lies over the panel, or is open in the list. */
function isForAnother({ target, defaultPrevented }: KeyboardEvent): boolean {
  const inEditor = target instanceof Element && target.closest('#portal, [data-testid=search]') !== null;
  return defaultPrevented || inEditor || document.querySelector('[role=dialog], [role=menu]') !== null;
}

/** One person whole, at the right of the list: it follows the list, and Escape closes it. */
export function PersonPanel({ tenant, isHidden, leave }: PersonPanelProps) {
  const speech = usePersonSpeech();
  const { t } = speech;
  const { person, failure, columns, focusAsked } = usePerson();
  const known = useUsers((state) => state.columns);
  const panel = useRef<HTMLElement>(null);
  const asked = useRef(focusAsked);

  // Other columns: the tenant's schemas, or what it permits, were read again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is they that make the person old
  useEffect(() => {
    rereadPerson().catch(reportFault);
  }, [known]);

  useEffect(() => {
    if (asked.current === focusAsked) return;
    asked.current = focusAsked;
    const place = panel.current;
    if (place?.contains(document.activeElement)) leave();
    else place?.querySelector<HTMLElement>('h2')?.focus();
  }, [focusAsked, leave]);

  useEffect(() => {
    if (isHidden) return;
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isForAnother(event)) return;
      const isHere = panel.current?.contains(document.activeElement);
      closePerson();
      if (isHere) leave();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [isHidden, leave]);

  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label={t('person.label')}
      data-hidden={isHidden}
      data-testid="person"
      data-row={person?.row.id}
    >
      {person && (
        <PersonWhole
          key={person.row.id}
          tenantId={tenant.id}
          person={person}
          columns={columns}
          speech={speech}
          close={() => {
            closePerson();
            leave();
          }}
        />
      )}
      {failure && (
        <div className={styles.failure}>
          <FailureBox failure={failure} />
        </div>
      )}
    </aside>
  );
}

import { useMemo, useState } from 'react';
import type { Column, Person, TenantAction } from '../../preload/contract';
import { localText } from '../i18n/localText';
import { useAdministration } from '../state/administration';
import { useStatus } from '../state/status';
import { ApiKeys } from './ApiKeys';
import { FieldSection } from './FieldSection';
import { MemberSection } from './MemberSection';
import { offerFor, type Standing } from './offers';
import { PerformDialog } from './PerformDialog';
import { PersonActions } from './PersonActions';
import { PersonHead } from './PersonHead';
import { PersonHistory } from './PersonHistory';
import panel from './PersonPanel.module.css';
import { RoleGrants } from './RoleGrants';
import { Section } from './Section';
import { sectionsOf } from './sections';
import type { PersonSpeech } from './usePersonSpeech';
import { WaitingActions } from './WaitingActions';

interface PersonWholeProps {
  tenantId: string;
  person: Person;
  columns: readonly Column[];
  speech: PersonSpeech;
  close(): void;
}

/** Everything there is to know of a person, and to do to them. */
export function PersonWhole({ tenantId, person, columns, speech, close }: PersonWholeProps) {
  const { t, language } = speech;
  const administration = useAdministration((state) => state.administration);
  const isOnline = useStatus(({ status }) => status?.connection === 'online');
  const [performing, setPerforming] = useState<TenantAction | null>(null);
  const [performed, setPerformed] = useState(0);
  const { row } = person;

  const standing = useMemo((): Standing | null => {
    const wordsOf = ({ unavailable }: TenantAction) => localText(unavailable, language, '') || null;
    return administration && { administration, person, isOnline, wordsOf };
  }, [administration, person, isOnline, language]);
  const sections = useMemo(() => {
    const told = {
      moduleColumns: administration?.moduleColumns ?? [],
      auditColumn: administration?.auditColumn ?? 'id',
    };
    return sectionsOf(columns, row, told);
  }, [columns, row, administration]);
  const keys = standing && offerFor('apiKey', standing);
  const fields = { tenantId, person, speech };

  return (
    <>
      <PersonHead {...fields} columns={columns} standing={standing} close={close} />
      <div className={panel.body}>
        <WaitingActions {...fields} />
        <PersonActions {...fields} columns={columns} standing={standing} perform={setPerforming} />
        <FieldSection {...fields} name="profile" places={sections.profile} more={sections.more} />
        <FieldSection {...fields} name="access" places={sections.access}>
          <RoleGrants person={person} columns={columns} speech={speech} />
        </FieldSection>
        <FieldSection {...fields} name="modules" places={sections.modules} />
        {person.groups.length > 0 && <MemberSection {...fields} />}
        {keys && (
          <Section name="keys" title={t('keys.title')}>
            <ApiKeys {...fields} offer={keys} revision={performed} generate={() => setPerforming(keys.action)} />
          </Section>
        )}
        <FieldSection {...fields} name="account" places={sections.account} />
        <Section name="history" title={t('history.title')}>
          <PersonHistory {...fields} columns={columns} />
        </Section>
      </div>
      {performing && (
        <PerformDialog
          {...fields}
          columns={columns}
          action={performing}
          close={() => {
            setPerforming(null);
            setPerformed(performed + 1);
          }}
        />
      )}
    </>
  );
}

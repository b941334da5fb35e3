import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { notPermittedText } from '../selection/offers';
import { actionFor, isPermitted } from '../state/administration';
import { ReasonedButton } from '../ui/ReasonedButton';
import styles from './ColumnsStep.module.css';
import { useImporting } from './importing';
import { MappingTable } from './MappingTable';
import { Recognition } from './Recognition';
import { StepFrame } from './StepFrame';
import { goTo } from './stepping';
import { Tick } from './Tick';
import { useSubject } from './useSubject';
import { useWhyNot } from './useWhyNot';

/** What each column of the file stands for, how people are recognised, and what is done with those who are not. */
export function ColumnsStep() {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const title = useRef<HTMLHeadingElement>(null);
  const why = whyNot('preview');
  const targets = useImporting((state) => state.targets);
  const isComparing = useImporting((state) => state.purpose === 'compare');
  const used = targets.filter((target) => target !== null).length;

  useEffect(() => title.current?.focus(), []);

  return (
    <StepFrame
      words={
        why === null ? (
          t(isComparing ? 'compare.columns.used' : 'import.columns.used', { count: used, all: targets.length })
        ) : (
          <span className={styles.why} data-testid="import-why">
            {why}
          </span>
        )
      }
      next={
        <ReasonedButton look="primary" why={why} onClick={() => goTo('preview')} data-testid="import-next">
          {t(isComparing ? 'compare.next' : 'import.preview')}
        </ReasonedButton>
      }
    >
      <div className={styles.panes}>
        <section className={styles.mapping} aria-labelledby="import-mapping">
          <h2 id="import-mapping" ref={title} tabIndex={-1} className={styles.title}>
            {t('import.columns.title')}
          </h2>
          <MappingTable />
        </section>
        <aside className={styles.choices} aria-label={t(isComparing ? 'compare.choices' : 'import.choices')}>
          <Recognition />
          {!isComparing && <Unrecognised />}
          <EmptyCells />
        </aside>
      </div>
    </StepFrame>
  );
}

/** Whether people who are not found are created, and whether these are invited. */
function Unrecognised() {
  const { t, i18n } = useTranslation();
  const { administration } = useSubject();
  const creates = useImporting((state) => state.creates);
  const invites = useImporting((state) => state.invites);
  const mayCreate = isPermitted(administration, 'users.create');
  const invitation = administration?.invitation ?? null;
  const mayInvite = invitation === 'onRequest' && actionFor(administration, 'invitation') !== null;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('import.unknown')}</legend>
      <Tick
        checked={creates && mayCreate}
        why={mayCreate ? null : notPermittedText({ administration, t, language: i18n.language })}
        note={creates && invitation === 'onCreate' ? t('import.invitedAnyway') : null}
        change={(next) => useImporting.setState({ creates: next })}
        testId="import-creates"
      >
        {t('import.creates')}
      </Tick>
      {creates && mayCreate && mayInvite && (
        <div className={styles.inner}>
          <Tick checked={invites} change={(next) => useImporting.setState({ invites: next })} testId="import-invites">
            {t('import.invites')}
          </Tick>
        </div>
      )}
    </fieldset>
  );
}

const clearsWords = { name: 'import.clears', on: 'import.clears.on', off: 'import.clears.off' } as const;
const comparedClears = { name: 'compare.clears', on: 'compare.clears.on', off: 'compare.clears.off' } as const;

function EmptyCells() {
  const { t } = useTranslation();
  const clears = useImporting((state) => state.clears);
  const isComparing = useImporting((state) => state.purpose === 'compare');
  const words = isComparing ? comparedClears : clearsWords;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('import.empty')}</legend>
      <Tick
        checked={clears}
        note={t(clears ? words.on : words.off)}
        change={(next) => useImporting.setState({ clears: next })}
        testId="import-clears"
      >
        {t(words.name)}
      </Tick>
    </fieldset>
  );
}

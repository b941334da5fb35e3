import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import { useEscape } from '../shell/useEscape';
import {
  batchListing,
  changeFilters,
  chooseFilter,
  filterCount,
  forgetReview,
  listBatches,
  listChanges,
  useReview,
} from '../state/review';
import { useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { Chip } from '../ui/Chip';
import { FailureBox } from '../ui/FailureBox';
import { BatchList } from './BatchList';
import { ChangeList } from './ChangeList';
import styles from './ReviewScreen.module.css';
import { StateIcon } from './stateIcons';

/** Filters that are there even when nothing passes them. */
const always: ReadonlySet<string> = new Set(['all', 'done']);

/** The review of changes: batches, what each of them changes, and what can be done with it before it is sent. */
export function ReviewScreen({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const status = useStatus((state) => state.status);
  const { filter, batch } = useReview();
  const failure = batchListing.use((state) => state.failure);
  const title = useRef<HTMLHeadingElement>(null);

  useEscape();

  useEffect(() => {
    title.current?.focus();
    return forgetReview;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter lists other batches
  useEffect(() => {
    listBatches(tenant.id).catch(reportFault);
  }, [tenant.id, filter]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter or batch has other changes
  useEffect(() => {
    listChanges(tenant.id).catch(reportFault);
  }, [tenant.id, filter, batch]);

  return (
    <section className={styles.screen} aria-labelledby="changes-title" data-testid="changes-list">
      <header className={styles.header}>
        <h1 id="changes-title" ref={title} tabIndex={-1} className={styles.title}>
          {t('changes.title')}
        </h1>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would look and read like a form */}
        <div className={styles.filters} role="group" aria-label={t('changes.filter')}>
          {changeFilters.map((option) => {
            const count = status ? filterCount(option, status) : null;
            if (!always.has(option) && option !== filter && !count) return null;
            return (
              <Chip
                key={option}
                isPressed={option === filter}
                onPress={() => chooseFilter(option)}
                icon={option === 'all' ? undefined : <StateIcon state={option} />}
                note={count === null ? undefined : number(count)}
                testId={`changes-filter-${option}`}
              >
                {t(`changes.filter.${option}`)}
              </Chip>
            );
          })}
        </div>
      </header>
      {failure ? (
        <div className={styles.failure}>
          <FailureBox failure={failure} />
        </div>
      ) : (
        <div className={styles.panes}>
          <BatchList />
          <ChangeList tenantId={tenant.id} />
        </div>
      )}
    </section>
  );
}

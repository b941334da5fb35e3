import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { importCalls, Output } from '../../preload/contract';
import { engine } from '../bridge/engine';
import { reportFault } from '../state/toasts';
import { Dialog } from '../ui/Dialog';
import { GridCell, VirtualGrid } from '../ui/VirtualGrid';
import { tellFailure, useImporting } from './importing';
import styles from './PreviewStep.module.css';

type Absent = Extract<Output<typeof importCalls, 'import.absent'>, { ok: true }>['value']['people'][number];

/** As many come at once. */
const page = 200;
const rowHeight = () => 34;

/** People whom the file does not name: to be looked at, for nothing happens to them. */
export function AbsentDialog({ count, onClose }: { count: number; onClose(): void }) {
  const { t } = useTranslation();
  const [people, setPeople] = useState<readonly Absent[]>([]);

  const more = useCallback(async (start: number) => {
    const { tenantId, importId } = useImporting.getState();
    if (tenantId === null) return;
    const read = await engine.call('import.absent', { tenantId, importId, start, count: page });
    if (!read.ok) return tellFailure(read.failure, importId);
    setPeople((before) => (before.length === start ? [...before, ...read.value.people] : before));
  }, []);
  useEffect(() => {
    more(0).catch(reportFault);
  }, [more]);

  return (
    <Dialog title={t('import.absent', { count })} description={t('import.absent.note')} onClose={onClose}>
      <div className={styles.absent} style={{ height: Math.min(10, count) * rowHeight() + 2 }}>
        <VirtualGrid
          label={t('import.absent', { count })}
          items={people}
          count={count}
          heightOf={rowHeight}
          keyOf={({ row }) => row}
          onEnd={() => more(people.length).catch(reportFault)}
          testId="import-absent-list"
        >
          {({ name, userName }) => (
            <div className={styles.absentPerson}>
              <GridCell title={name}>
                <bdi>{name}</bdi>
              </GridCell>
              <GridCell title={userName}>
                <bdi>{userName}</bdi>
              </GridCell>
            </div>
          )}
        </VirtualGrid>
      </div>
    </Dialog>
  );
}

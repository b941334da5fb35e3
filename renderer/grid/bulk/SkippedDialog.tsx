import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../../preload/contract';
import type { FailureCode } from '../../../preload/failure';
import { engine } from '../../bridge/engine';
import { columnLabel } from '../../i18n/columnLabel';
import { failureText } from '../../i18n/failureText';
import { closeDialog } from '../../state/dialogs';
import { openPerson } from '../../state/person';
import { type SkippedCell, useSkipped } from '../../state/skipped';
import { reportFault } from '../../state/toasts';
import { useUsers } from '../../state/users';
import { Button } from '../../ui/Button';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { GridCell, VirtualGrid } from '../../ui/VirtualGrid';
import { whyFixed } from '../whyFixed';
import styles from './SkippedDialog.module.css';

const lineHeight = 48;
const heightOf = () => lineHeight;
const mostLines = 9;
const inTenantsWords: ReadonlySet<FailureCode> = new Set(['own-attribute', 'not-permitted']);

/** What the last gesture left out, and why; each line leads to its person. */
export function SkippedDialog({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const cells = useSkipped((state) => state.cells);
  const [lines] = useState(() => cells.map((cell, id) => ({ id, cell })));

  function open({ row }: SkippedCell) {
    if (row === null) return;
    closeDialog();
    openPerson(row);
  }

  return (
    <Dialog title={t('skipped.title', { count: lines.length })} onClose={closeDialog} isWide>
      <div className={styles.list} style={{ height: Math.min(mostLines, lines.length) * lineHeight + 2 }}>
        <VirtualGrid
          label={t('skipped.list')}
          items={lines}
          count={lines.length}
          heightOf={heightOf}
          keyOf={({ id }) => id}
          onOpen={({ cell }) => open(cell)}
          click="open"
          testId="skipped-list"
        >
          {({ cell }) => <SkippedLine tenantId={tenant.id} cell={cell} />}
        </VirtualGrid>
      </div>
      <DialogButtons>
        <Button look="primary" onClick={closeDialog} data-first>
          {t('dialog.close')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

function SkippedLine({ tenantId, cell }: { tenantId: string; cell: SkippedCell }) {
  const { t } = useTranslation();
  const column = useUsers(({ columns, list }) =>
    [...columns, ...(list?.columns ?? [])].find(({ key }) => key === cell.column),
  );
  const name = useName(tenantId, cell.row);
  // The tenant may say itself why a column is as it is.
  const told = (column && inTenantsWords.has(cell.failure.code) && whyFixed(column, cell.failure)) || cell.failure;
  const { what, remedy, detail } = failureText(t, told);
  const why = [what, detail ?? remedy].join(' ');
  return (
    <div className={styles.line} data-testid="skipped-cell" data-code={cell.failure.code}>
      <GridCell className={styles.cell}>
        <b>
          <bdi>{cell.row === null ? t('skipped.new') : name}</bdi>
        </b>
        <span>{column ? columnLabel(t, column) : cell.column}</span>
      </GridCell>
      <GridCell className={styles.value}>{cell.text !== null && <bdi>{cell.text || t('value.empty')}</bdi>}</GridCell>
      <GridCell className={styles.why}>
        <span title={why}>{why}</span>
      </GridCell>
    </div>
  );
}

/** What somebody is called; nothing while it is asked. */
function useName(tenantId: string, row: number | null): string {
  const [name, setName] = useState('');
  useEffect(() => {
    if (row === null) return;
    let isWanted = true;
    engine.call('people.read', { tenantId, row }).then((read) => {
      if (isWanted && read.ok) setName(read.value.name);
    }, reportFault);
    return () => {
      isWanted = false;
    };
  }, [tenantId, row]);
  return name;
}

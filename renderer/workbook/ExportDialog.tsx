import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import { closeDialog } from '../state/dialogs';
import { reportFault } from '../state/toasts';
import { type UserList, useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { ReasonedButton } from '../ui/ReasonedButton';
import { keepChoice, useExportAsked } from './asking';
import styles from './ExportDialog.module.css';
import { type ExportChoice, writtenSeparator } from './exportChoice';
import { exportedColumns, exportPeople } from './exportPeople';
import { KindChoices } from './KindChoices';
import { columnSetNames, whomNames } from './names';
import { useAskedList, useWhomOffers, useWhyNoKind } from './subject';

/** Whom to export, which of their columns, and as what. */
export function ExportDialog({ tenant }: { tenant: Tenant }) {
  const choice = useExportAsked((state) => state.choice);
  const list = useUsers((state) => state.list);
  return choice && list && <AskedExport tenant={tenant} list={list} begin={choice} />;
}

function AskedExport({ tenant, list, begin }: { tenant: Tenant; list: UserList; begin: ExportChoice }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const speech = useMemo(() => ({ t, formats }), [t, formats]);
  const [choice, setChoice] = useState(begin);
  const [isChoosing, setIsChoosing] = useState(false);
  const asked = useAskedList(list);
  const offers = useWhomOffers(speech, list, asked);
  const whyNoKind = useWhyNoKind(speech, i18n.language);
  // What was chosen the last time may not be possible here.
  const kind = whyNoKind(choice.kind) === null ? choice.kind : 'workbook';
  const chosen: ExportChoice = { ...choice, kind };
  const change = (part: Partial<ExportChoice>) => setChoice((before) => ({ ...before, ...part }));

  const columns = exportedColumns(t, chosen, list);
  const offer = offers.find(({ whom }) => whom === chosen.whom);
  const count = offer?.count ?? 0;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (offer?.why !== null || isChoosing) return;
    setIsChoosing(true);
    const separator = writtenSeparator(chosen, formats.locale);
    const begun = () => {
      keepChoice(tenant.id, chosen);
      closeDialog();
    };
    await exportPeople({ speech, tenant, choice: chosen, separator, list, asked, begun }).finally(() =>
      setIsChoosing(false),
    );
  }

  return (
    <Dialog title={t('export.open')} onClose={closeDialog} isWide>
      <form className={styles.form} noValidate onSubmit={(event) => void submit(event).catch(reportFault)}>
        <div className={styles.sides}>
          <div className={styles.side}>
            <Choices
              legend={t('export.whom')}
              choices={offers.map(({ whom, count, note, why }) => ({
                value: whom,
                name: t(whomNames[whom]),
                count: formats.number(count),
                note,
                why,
              }))}
              chosen={chosen.whom}
              choose={(whom) => change({ whom })}
              testId="export-whom"
            />
            <Choices
              legend={t('export.columns')}
              choices={(['listed', 'standard'] as const).map((set) => {
                const written = exportedColumns(t, { columns: set }, list);
                return {
                  value: set,
                  name: t(columnSetNames[set]),
                  count: formats.number(written.length),
                  note: written.map(({ header }) => header).join(', '),
                  isLong: true,
                };
              })}
              chosen={chosen.columns}
              choose={(set) => change({ columns: set })}
              testId="export-columns"
            />
          </div>
          <div className={styles.side}>
            <KindChoices
              choice={chosen}
              change={change}
              columns={columns}
              people={count}
              whyNot={whyNoKind}
              formats={formats}
            />
          </div>
        </div>
        <DialogButtons>
          <Button onClick={closeDialog}>{t('dialog.cancel')}</Button>
          <ReasonedButton type="submit" look="primary" why={offer?.why ?? null} data-testid="export-submit">
            {t('export.submit', { count })}
          </ReasonedButton>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

import { type FormEvent, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { failureText } from '../i18n/failureText';
import { useFormats } from '../i18n/useFormats';
import { rowsAt } from '../selection/selectedPeople';
import { closeDialog } from '../state/dialogs';
import { reportFault } from '../state/toasts';
import { Dialog } from '../ui/Dialog';
import { TabPanel, Tabs } from '../ui/Tabs';
import { applyBulk, stopApplying } from './applying';
import { type BulkAsked, useBulk } from './asking';
import styles from './BulkDialog.module.css';
import { BulkFoot } from './BulkFoot';
import { type BulkMode, type Draft, fittingColumn, keysOf, meaningOf } from './draft';
import { PreviewPane } from './PreviewPane';
import { forgetPreview, look, type Question, useSeen } from './previewing';
import { ReplaceFields } from './ReplaceFields';
import { TemplateField } from './TemplateField';
import { ValueField } from './ValueField';
import { WhereFields } from './WhereFields';
import { useWhom, type WhomChoice } from './whom';
import { batchLabel, doneText } from './words';

const modes = ['value', 'template', 'replace'] as const satisfies readonly BulkMode[];

/** Gives many people values in one step: one value, a template, or other text for text; seen before it is done. */
export function BulkDialog({ tenant }: { tenant: Tenant }) {
  const asked = useBulk((state) => state.asked);
  return asked && <AskedBulk tenant={tenant} asked={asked} />;
}

function AskedBulk({ tenant, asked }: { tenant: Tenant; asked: BulkAsked }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const speech = useMemo(() => ({ t, formats }), [t, formats]);
  const { columns, selected } = asked;
  const [draft, setDraft] = useState(asked.draft);
  const whom = useWhom();
  const chosen: WhomChoice = whom[draft.whom];
  const rows = useRows(chosen);

  const question = useMemo((): Question | null => {
    const meaning = meaningOf(speech, draft, columns);
    const keys = keysOf(draft, columns, selected);
    if (!meaning || 'failure' in meaning || rows === null || keys.length === 0) return null;
    return { tenantId: tenant.id, rows, columns: keys, how: meaning.how };
  }, [speech, draft, columns, selected, rows, tenant.id]);
  const meaning = meaningOf(speech, draft, columns);
  const failure = meaning && 'failure' in meaning ? meaning.failure : null;

  // The same question in other words is the same question.
  const [stable, setStable] = useState(question);
  if (JSON.stringify(without(question)) !== JSON.stringify(without(stable)) || question?.rows !== stable?.rows) {
    setStable(question);
  }
  useEffect(() => look(stable), [stable]);
  const seen = useSeen(stable);
  useEffect(() => forgetPreview, []);

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));

  function changeMode(mode: BulkMode) {
    change({ mode, column: fittingColumn(mode, columns, selected, draft.column) });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!stable || !seen || seen.changed === 0) return;
    const label = batchLabel(speech, stable, columns, seen.changed);
    const isDone = await applyBulk(stable, label, (count) => doneText(speech, stable, columns, count));
    if (isDone) closeDialog();
  }

  function close() {
    stopApplying();
    closeDialog();
  }

  const problem = failure ? failureText(t, failure) : null;
  const fields = { draft, change, columns, speech };
  return (
    <Dialog
      title={t(draft.mode === 'replace' ? 'bulk.title.replace' : 'bulk.title', { count: chosen.count })}
      onClose={close}
      isWide
    >
      <form className={styles.form} noValidate onSubmit={(event) => void submit(event).catch(reportFault)}>
        <Tabs
          label={t('bulk.how')}
          value={draft.mode}
          tabs={modes.map((mode) => ({ value: mode, label: t(`bulk.by.${mode}`), testId: `bulk-by-${mode}` }))}
          change={changeMode}
        >
          <div className={styles.fields}>
            <WhereFields {...fields} selected={selected} whom={whom} />
            <TabPanel value="value">
              <ValueField {...fields} problem={problem ? `${problem.what} ${problem.remedy}` : null} />
            </TabPanel>
            <TabPanel value="template">
              <TemplateField {...fields} />
            </TabPanel>
            <TabPanel value="replace">
              <ReplaceFields {...fields} />
            </TabPanel>
          </div>
        </Tabs>
        <PreviewPane
          people={chosen.count}
          isAsked={stable !== null}
          isSettled={seen !== null}
          isWide={(stable?.columns.length ?? 0) > 1}
          columns={columns}
          speech={speech}
        />
        <BulkFoot mode={draft.mode} isAsked={stable !== null} seen={seen} close={close} />
      </form>
    </Dialog>
  );
}

function without(question: Question | null): Partial<Question> | null {
  return question && { ...question, rows: [] };
}

/** The mirror's numbers of the people who are meant; null while they are asked for. */
function useRows({ viewId, ranges, rows: known }: WhomChoice): readonly number[] | null {
  const [read, setRead] = useState<{ of: unknown; rows: readonly number[] | null }>({ of: null, rows: null });
  useEffect(() => {
    if (known !== null) return;
    let isWanted = true;
    rowsAt(viewId, ranges).then((rows) => isWanted && setRead({ of: ranges, rows }), reportFault);
    return () => {
      isWanted = false;
    };
  }, [viewId, ranges, known]);
  return known ?? (read.of === ranges ? read.rows : null);
}

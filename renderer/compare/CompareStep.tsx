import { ArrowLeftRight, FileDown, UserRoundMinus, UserRoundPlus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/useFormats';
import { AbsentList } from '../import/absent/AbsentList';
import { useWhyNobody } from '../import/absent/useWhyNobody';
import { type Importing, useImporting } from '../import/importing';
import lists from '../import/lists.module.css';
import { previewColumns } from '../import/previewColumns';
import { Refused } from '../import/Refused';
import { StepFrame } from '../import/StepFrame';
import { useSubject } from '../import/useSubject';
import { ZerosQuestions } from '../import/ZerosQuestions';
import { useExporting } from '../state/exporting';
import { reportFault } from '../state/toasts';
import { Chip } from '../ui/Chip';
import { ReasonedButton } from '../ui/ReasonedButton';
import { BatchDialog } from './BatchDialog';
import styles from './CompareStep.module.css';
import { DifferingSide } from './DifferingSide';
import { OnlyThereSide } from './OnlyThereSide';
import { saveReport } from './report';
import { type Side, sides } from './sides';
import { useSideCounts } from './useSideCounts';

type Judged = NonNullable<Importing['judged']>;

const looks = {
  'only-there': { words: 'compare.onlyThere', Icon: UserRoundPlus },
  'only-here': { words: 'compare.onlyHere', Icon: UserRoundMinus },
  differing: { words: 'compare.differing', Icon: ArrowLeftRight },
} as const satisfies Record<Side, unknown>;

/** What differs between a list of people and the tenant, to be looked at, written down, and made a batch of. */
export function CompareStep() {
  const judged = useImporting((state) => state.judged);
  return judged ? <Comparison judged={judged} /> : <StepFrame next={null}>{null}</StepFrame>;
}

function Comparison({ judged }: { judged: Judged }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const speech = useMemo(() => ({ t, formats }), [t, formats]);
  const subject = useSubject();
  const isWorking = useImporting((state) => state.work !== null);
  const isWriting = useExporting((state) => state.exporting !== null);
  const leavers = useImporting((state) => state.leavers);
  const why = useWhyNobody();
  const [side, setSide] = useState<Side>('only-there');
  const [isMaking, setMaking] = useState(false);
  const { plan, summary } = judged;
  const columns = useMemo(() => previewColumns(t, plan, subject), [t, plan, subject]);
  const counts = useSideCounts(summary);
  const isSame = counts !== null && sides.every((one) => counts[one] === 0);
  const labelOf = (key: string) => columns.find((column) => column.key === key)?.label ?? key;
  const working = isWorking ? t('import.whyNot.working') : null;

  // The list that one is led to has the keyboard.
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-testid=compare-sides] [aria-pressed=true]')?.focus();
  }, []);

  return (
    <StepFrame
      words={
        <p className={styles.words} data-testid="compare-recognised">
          {plan.match.length > 0
            ? t('compare.recognised', { columns: plan.match.map(labelOf).join(', ') })
            : t('compare.recognised.export')}
        </p>
      }
      next={
        <>
          <ReasonedButton
            icon={<FileDown aria-hidden />}
            why={working ?? (isWriting ? t('palette.why.exporting') : null)}
            onClick={() => saveReport(columns, counts).catch(reportFault)}
            data-testid="compare-report"
          >
            {t('compare.report')}
          </ReasonedButton>
          <ReasonedButton
            look="primary"
            why={working ?? (isSame ? t('compare.same') : null)}
            onClick={() => setMaking(true)}
            data-testid="compare-batch"
          >
            {t('compare.batch')}
          </ReasonedButton>
        </>
      }
    >
      <div className={lists.bar}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would look and read like a form */}
        <div className={lists.filters} role="group" aria-label={t('compare.sides')} data-testid="compare-sides">
          {sides.map((one) => {
            const { words, Icon } = looks[one];
            return (
              <Chip
                key={one}
                isPressed={one === side}
                onPress={() => setSide(one)}
                icon={<Icon aria-hidden />}
                note={counts === null ? undefined : formats.number(counts[one])}
                testId={`compare-${one}`}
              >
                {t(words)}
              </Chip>
            );
          })}
        </div>
      </div>
      <ZerosQuestions columns={columns} />
      <Refused columns={columns} />
      {side === 'only-there' && <OnlyThereSide columns={columns} speech={speech} />}
      {side === 'only-here' && (
        <div className={styles.side}>
          <p className={styles.note}>{why ?? t('compare.onlyHere.note')}</p>
          <AbsentList picked={leavers} pick={(rows) => useImporting.setState({ leavers: rows })} why={why} />
        </div>
      )}
      {side === 'differing' && <DifferingSide columns={columns} speech={speech} />}
      {isMaking && <BatchDialog summary={summary} onClose={() => setMaking(false)} />}
    </StepFrame>
  );
}

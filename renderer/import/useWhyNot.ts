import { useTranslation } from 'react-i18next';
import { type Step, useImporting } from './importing';
import { whyNot } from './plan';
import { useSubject } from './useSubject';

const words = {
  recognise: 'import.whyNot.recognise',
  repeated: 'import.whyNot.repeated',
} as const;

/** Why a step cannot be gone to from here; null: it can. */
export function useWhyNot(): (step: Step) => string | null {
  const { t } = useTranslation();
  const subject = useSubject();
  const state = useImporting();
  return (step) => {
    if (step === 'file') return null;
    if (state.work) return t('import.whyNot.working');
    if (!state.table || state.failure) return t('import.whyNot.notRead');
    if (state.table.lines === 0) return t('failure.sheet-empty.what');
    const reason = step === 'preview' ? whyNot(state, subject) : null;
    return reason && t(words[reason]);
  };
}

import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/useFormats';
import { useSelection } from '../state/selection';
import { spokenWords } from './cellWords';

/** Tells screen readers what the cell's mark tells the eye. It is always there: a region that comes with its text is not heard. */
export function CellSpeech() {
  const { t } = useTranslation();
  const formats = useFormats();
  const selection = useSelection();
  return (
    <p className="visually-hidden" role="status" data-testid="cell-speech">
      {spokenWords({ t, formats }, selection)}
    </p>
  );
}

import { useTranslation } from 'react-i18next';
import { columnLabel } from '../../i18n/columnLabel';
import { useFormats } from '../../i18n/useFormats';
import { useSelectedValues } from '../../state/selectedValues';
import { cellText } from '../values';

/** As many values as there is room for in a line. */
const mostShown = 4;

/** Which values the selected cells of one column hold, and how often; most first. */
export function SelectedValues({ className }: { className: string | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const values = useSelectedValues((state) => state.values);
  if (!values || values.counts.length === 0) return null;
  const { column, counts } = values;
  const shown = counts.slice(0, mostShown).map(({ value, count }) => {
    const text = cellText({ t, formats }, column, value) || t('value.empty');
    return t('bar.value', { value: text, count });
  });
  const others = counts.length - shown.length;
  const words = others > 0 ? [...shown, t('bar.values.more', { count: others })] : shown;
  const text = t('bar.values', { column: columnLabel(t, column), values: words.join(' · ') });
  return (
    <span className={className} title={text} data-testid="selected-values">
      {text}
    </span>
  );
}

import type { GridMouseEventArgs } from '@glideapps/glide-data-grid';
import { useEffect, useMemo } from 'react';
import { changeLines, fateLines } from '../changes/changeText';
import { failureText } from '../i18n/failureText';
import type { SkippedCell } from '../state/skipped';
import { hideTip, showTip, useTip } from '../state/tip';
import type { UserCell } from './cells';
import type { Speech } from './values';

/** The pointer rests this long (ms) on a cell before its tip opens. */
const rest = 300;

/** What a gesture was to put here, and why it could not. */
function skippedLines({ t }: Speech, { text, failure }: SkippedCell) {
  const { what, remedy, detail } = failureText(t, failure);
  return { title: t('skipped.mark', { text: text || t('value.empty') }), lines: [what, detail ?? remedy] };
}

/** Tells what a cell's mark means, or what awaits its person, while the pointer rests on it. */
export function useCellTips(speech: Speech, cellAt: (column: number, row: number) => UserCell | null) {
  const tips = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let resting = '';

    function leave() {
      clearTimeout(timer);
      resting = '';
      if (useTip.getState().tip?.tone === 'note') hideTip();
    }

    function hover(args: GridMouseEventArgs) {
      const [column, row] = args.location;
      if (resting === `${column}/${row}`) return;
      leave();
      const cell = args.kind === 'cell' ? cellAt(column, row) : null;
      if (args.kind !== 'cell' || !cell) return;
      const { bounds: place } = args;
      const { column: of, mark, fate, skipped } = cell.data;
      const words = skipped
        ? skippedLines(speech, skipped)
        : mark
          ? changeLines(speech, of, mark)
          : fate
            ? fateLines(speech, fate)
            : null;
      if (!words) return;
      const { title, lines } = words;
      resting = `${column}/${row}`;
      timer = setTimeout(() => showTip({ place, title, lines, tone: 'note' }), rest);
    }

    return { hover, leave };
  }, [speech, cellAt]);

  useEffect(() => tips.leave, [tips]);
  return tips;
}

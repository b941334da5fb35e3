import type { DataEditorRef, FillPatternEventArgs, GridSelection } from '@glideapps/glide-data-grid';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { reportFault, showDone } from '../../state/toasts';
import { holdView, type UserList } from '../../state/users';
import { withProgress } from '../../state/work';
import { tellBulkFailure } from '../bulk/tellBulkFailure';
import { cellAreas } from '../selectedCells';
import { type Area, within } from '../selecting/areas';
import type { Speech } from '../values';
import { type Fill, fillCells } from './fill';
import { rowsBeside } from './neighbour';
import { fillDown, fillRight, fillTo } from './plans';

interface FillingOptions {
  frame: RefObject<HTMLElement | null>;
  grid: RefObject<DataEditorRef | null>;
  tenantId: string;
  list: UserList;
  speech: Speech;
  selection: GridSelection;
  select(areas: readonly Area[]): void;
}

export interface FillGestures {
  /** Ctrl+D. */
  down(): void;
  /** Ctrl+R. */
  right(): void;
  /** The fill handle was drawn somewhere and let go. */
  draw(event: FillPatternEventArgs): void;
}

/** Filling by keys, by the handle at the corner of what is selected, and by a double click on it. */
export function useFilling({ frame, grid, tenantId, list, speech, selection, select }: FillingOptions): FillGestures {
  /** Whether Ctrl was held when the mouse was let go: the handle's events do not say. */
  const isInverted = useRef(false);

  const gestures = useMemo(() => {
    function run(fills: readonly Fill[]) {
      if (fills.length === 0) return showDone(speech.t('fill.nothing'));
      fillCells({ tenantId, list, speech, fills }).catch(reportFault);
    }

    async function fillBeside(source: Area) {
      const rows = await withProgress(speech.t('fill.working'), (progress) =>
        holdView(list.view.viewId, () => rowsBeside(list, source, progress)),
      );
      if (rows && !rows.ok) return tellBulkFailure(rows.failure);
      const whole = { ...source, height: source.height + (rows?.value ?? 0) };
      const fill = fillTo(source, whole, 'series');
      if (!fill) return showDone(speech.t('fill.nothing'));
      await fillCells({ tenantId, list, speech, fills: [fill] });
      select([whole]);
    }

    return {
      down: () => run(fillDown(cellAreas(selection))),
      right: () => run(fillRight(cellAreas(selection))),
      draw({ patternSource, fillDestination, preventDefault }: FillPatternEventArgs) {
        preventDefault();
        const whole = within(fillDestination, list.columns.length, list.view.count);
        const fill = whole && fillTo(patternSource, whole, isInverted.current ? 'inverted-series' : 'series');
        if (fill) run([fill]);
      },
      beside: (source: Area) => fillBeside(source).catch(reportFault),
    };
  }, [tenantId, list, speech, selection, select]);

  useEffect(() => {
    const element = frame.current;
    function note(event: MouseEvent) {
      isInverted.current = event.ctrlKey || event.metaKey;
    }
    function press(event: MouseEvent) {
      const under = grid.current?.getMouseArgsForPosition(event.clientX, event.clientY, event);
      if (under?.kind !== 'cell' || !under.isFillHandle || !selection.current) return;
      gestures.beside(selection.current.range);
    }
    window.addEventListener('pointerup', note, true);
    element?.addEventListener('dblclick', press, true);
    return () => {
      window.removeEventListener('pointerup', note, true);
      element?.removeEventListener('dblclick', press, true);
    };
  }, [frame, grid, gestures, selection]);

  return gestures;
}

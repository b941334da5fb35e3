/** The rows of a view that the engine has open, page by page. */
import type { Column, RowWindow, ViewState } from '../../preload/contract';
import { type Failure, failed } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { createPages, type Pages } from '../grid/pages';
import { reportFault, showFailure } from './toasts';

/** Whether the engine has forgotten the view, or was started again. */
export const isForgotten = ({ code }: Failure) => code === 'unknown-view' || code === 'engine-stopped';

/**
 * The pages of a view with the values of some columns.
 *
 * @param forgotten hears when the engine does not know the view any more
 * @param first rows that came along with the view
 */
export function pagesOf(
  { viewId, count }: ViewState,
  columns: readonly Column[],
  forgotten: (pages: Pages) => void,
  first?: RowWindow,
): Pages {
  const keys = columns.map(({ key }) => key);
  const pages = createPages({
    count,
    first,
    fetch: (start, most) => engine.call('users.window', { viewId, start, count: most, columns: keys }),
    onFailure: (failure) => (isForgotten(failure) ? forgotten(pages) : showFailure(failure)),
    onFault: reportFault,
  });
  return pages;
}

/** The pages of a list that the engine has not opened yet. */
export function noPages(): Pages {
  return createPages({
    count: 0,
    fetch: async () => failed('unknown-view'),
    onFailure: showFailure,
    onFault: reportFault,
  });
}

import '@glideapps/glide-data-grid/index.css';
import {
  CompactSelection,
  DataEditorCore,
  type DataEditorRef,
  ImageWindowLoaderImpl,
  type InnerGridCell,
  type InternalCellRenderer,
  type Item,
  loadingCellRenderer,
  markerCellRenderer,
} from '@glideapps/glide-data-grid';
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { HeaderMenu } from '../columns/HeaderMenu';
import { openHeaderMenu } from '../columns/headerMenu';
import { useFormats } from '../i18n/useFormats';
import { useMatrixHeaders } from '../matrix/useMatrixHeaders';
import { usePainting } from '../matrix/usePainting';
import { openDeleteOfSelected } from '../removal/removal';
import { openGroupChoice } from '../selection/groupChoice';
import { openPeopleMenu } from '../selection/menuPlace';
import { changeQuery } from '../state/asking';
import { openResolver } from '../state/conflicts';
import { narrowest, widest } from '../state/layout';
import { openPerson } from '../state/person';
import { cycleSort } from '../state/query';
import { useSettings } from '../state/settings';
import { hideTip } from '../state/tip';
import type { UserList } from '../state/users';
import { BulkProgress } from './bulk/BulkProgress';
import { enterIntoAll } from './bulk/entering';
import { CellTip } from './CellTip';
import type { UserCell } from './cells';
import { useClipboard } from './clipboard/useClipboard';
import { useCutMarks } from './clipboard/useCutMarks';
import { cellPadding, glideTheme, useGridColors } from './colors';
import { createCellRenderer, isOverAvatar } from './drawCell';
import { EditorContext } from './EditorContext';
import { provideEditor } from './editors';
import { useFilling } from './filling/useFilling';
import { createKeys, keybindings } from './gridKeys';
import { opensGroups } from './groupsCell';
import { isOverMark } from './marks';
import { useSheet } from './newcomer/useSheet';
import { cellAreas, emptySelection, hasSeveralCells, isSelected, nameOfCell, selectionAt } from './selectedCells';
import { extendColumns, stepWithin, toggleColumn } from './selecting/moves';
import type { Movement } from './typing';
import styles from './UserGrid.module.css';
import { useAvatars } from './useAvatars';
import { useCells } from './useCells';
import { useCellTips } from './useCellTips';
import { useColumns } from './useColumns';
import { useDoubleClick } from './useDoubleClick';
import { useEditing } from './useEditing';
import { useGridSelection } from './useGridSelection';
import { useKeptKeyboard } from './useKeptKeyboard';
import { usePatientScroll } from './usePatientScroll';
import { useTyping } from './useTyping';
import { useVisibleRows } from './useVisibleRows';

const renderers = [
  markerCellRenderer,
  loadingCellRenderer,
] as unknown as readonly InternalCellRenderer<InnerGridCell>[];
const noIcons = {};
const imageLoader = new ImageWindowLoaderImpl();
const fillHandle = { shape: 'square', size: 7, offsetX: -1, offsetY: -1, outline: 1 } as const;

/** A length (px) among the window's tokens. */
function readLength(token: string): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(token));
}

interface UserGridProps {
  tenantId: string;
  list: UserList;
  /** The rows are still to come, and even how many there are. */
  isAwaited: boolean;
}

/** The list of users as a spreadsheet: it scrolls through any number, and is edited in place. */
export function UserGrid({ tenantId, list, isAwaited }: UserGridProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const speech = useMemo(() => ({ t, formats }), [t, formats]);
  const frame = useRef<HTMLDivElement>(null);
  const grid = useRef<DataEditorRef>(null);
  const typing = useTyping(frame);
  const isDoubleClick = useDoubleClick();
  const density = useSettings((settings) => settings.density);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens say what the density comes to
  const heights = useMemo(
    () => ({ row: readLength('--row-height'), header: readLength('--header-height') }),
    [density],
  );

  const { pages, view, columns, query } = list;
  const version = useSyncExternalStore(pages.subscribe, pages.version);
  const see = useVisibleRows(list, version, isAwaited, frame);
  usePatientScroll(frame, list, heights);
  const { cellAt, getCellContent, getCellsForSelection } = useCells(list, version, speech);
  const selecting = useGridSelection({ tenantId, list, grid, typing, version, cellAt });
  const { selection, select, selectCells, selectAreas } = selecting;
  useKeptKeyboard(frame, grid, selection);

  const colors = useGridColors();
  const theme = useMemo(() => glideTheme(colors, getComputedStyle(document.body).fontFamily), [colors]);
  const avatars = useAvatars(tenantId, list, grid, colors);
  const customRenderers = useMemo(
    () => [createCellRenderer(colors, provideEditor, avatars.paint)],
    [colors, avatars.paint],
  );
  const headers = useMatrixHeaders(list, speech);
  const { shown: gridColumns, frozen, paintHeader, resize, move } = useColumns(list, frame, speech, colors, headers);
  useSheet(frame, grid, gridColumns, frozen);

  const placeOf = useCallback(([column, row]: Item) => grid.current?.getBounds(column, row), []);
  const editing = useEditing(tenantId, list, speech, placeOf);
  const painting = usePainting(tenantId, list, speech, placeOf);
  const tips = useCellTips(speech, cellAt);
  const gestures = { frame, grid, tenantId, list, speech, selection, select: selectAreas };
  useClipboard(gestures);
  const filling = useFilling(gestures);
  const cutMarks = useCutMarks(list, colors.accent);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version may have others in the place
  const editorContext = useMemo(
    () => ({
      speech,
      typing,
      pages,
      isInPlace: ({ data }: UserCell) => {
        const [column = -1, row = -1] = selection.current?.cell ?? [];
        return columns[column]?.key === data.column.key && (pages.row(row)?.id ?? data.row) === data.row;
      },
      isWithinSeveral: hasSeveralCells(selection),
      step: (movement: Movement) => selection.current && selectCells(stepWithin(selection.current, movement)),
      enterIntoAll: (
        column: Parameters<typeof enterIntoAll>[0]['column'],
        value: Parameters<typeof enterIntoAll>[0]['value'],
      ) => enterIntoAll({ tenantId, list, speech, areas: cellAreas(selection), column, value }),
    }),
    [speech, typing, pages, columns, selection, selectCells, tenantId, list, version],
  );

  /** The grid takes no notice of a click on the cell that it is at already, wherever the keyboard was meanwhile. */
  function clickAgain([column, row]: Item, isPlain: boolean) {
    const { cell } = selection.current ?? {};
    if (cell?.[0] !== column || cell[1] !== row) return;
    grid.current?.focus();
    if (isPlain && hasSeveralCells(selection)) selectCells(selectionAt(cell));
  }

  function activate(at: Item, key: string | null) {
    hideTip();
    const named = cellAt(...at)?.data;
    if (key === null && named?.avatar && !named.column.editable) return openPerson(named.row);
    if (named && opensGroups(named.column, key)) return openGroupChoice([named.row]);
    if (editing.refuse(at)) return;
    const cell = cellAt(...at);
    if (cell?.allowOverlay) {
      typing.open();
      pages.hold();
    } else if (cell && (key === ' ' || key === 'Enter')) editing.toggle(at);
  }

  /** A click sorts by the column; with Ctrl it selects it, with Shift all up to it. */
  function clickHeader(
    column: number,
    { ctrlKey, metaKey, shiftKey }: Record<'ctrlKey' | 'metaKey' | 'shiftKey', boolean>,
  ) {
    if (ctrlKey || metaKey) return selectCells(toggleColumn(selection.current, column, view.count));
    if (shiftKey) return selectCells(extendColumns(selection.current, column, view.count));
    const key = columns[column]?.key;
    if (key !== undefined) changeQuery({ sort: cycleSort(query.sort, key) });
  }

  function openMenuOf(column: number, at: { x: number; y: number }) {
    const key = columns[column]?.key;
    if (key !== undefined) openHeaderMenu(key, at);
  }

  const press = createKeys({
    ...{ list, selection, selectCells, typing, cellAt, editing, painting, filling, placeOf },
    reveal: ([column, row]: Item) => grid.current?.scrollTo(column, row),
    pageHeight: () => Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / heights.row) - 3),
  });

  return (
    <section
      ref={frame}
      className={styles.frame}
      aria-label={t('grid.label')}
      data-testid="grid"
      data-rows={view.count}
      data-cell={nameOfCell(selection)}
      onPointerLeave={tips.leave}
    >
      <EditorContext value={editorContext}>
        <DataEditorCore
          ref={grid}
          width="100%"
          height="100%"
          rows={view.count}
          columns={gridColumns}
          getCellContent={getCellContent}
          getCellsForSelection={getCellsForSelection}
          customRenderers={customRenderers}
          renderers={renderers}
          headerIcons={noIcons}
          imageWindowLoader={imageLoader}
          theme={theme}
          rowHeight={heights.row}
          headerHeight={headers?.height ?? heights.header}
          drawHeader={paintHeader}
          rowMarkers={{
            kind: 'both',
            width: Math.max(40, 16 + 6.5 * String(view.count).length),
            headerAlwaysVisible: true,
          }}
          freezeColumns={frozen}
          smoothScrollX
          smoothScrollY
          rangeSelect="multi-rect"
          columnSelect="none"
          rowSelect="multi"
          rowSelectionMode="multi"
          // Ticks stay while one moves among the cells.
          rowSelectionBlending="additive"
          rangeSelectionBlending="additive"
          // No cell reaches over others: nothing has to be read of what is selected.
          spanRangeBehavior="allowPartial"
          cellActivationBehavior="double-click"
          keybindings={keybindings}
          fillHandle={fillHandle}
          allowedFillDirections="orthogonal"
          onFillPattern={filling.draw}
          {...(cutMarks ? { highlightRegions: cutMarks } : {})}
          minColumnWidth={narrowest}
          maxColumnWidth={widest}
          gridSelection={selection}
          onGridSelectionChange={select}
          onVisibleRegionChanged={({ y, height }) => {
            hideTip();
            see(y, Math.max(y, y + height - 1));
            avatars.see(y, y + height);
          }}
          onHeaderClicked={clickHeader}
          // What a column has grown by because there was room is part of the width that is drawn.
          onColumnResize={(column, _width, _index, width) => resize(String(column.id), width)}
          {...(move ? { onColumnMoved: move } : {})}
          onHeaderMenuClick={(column, { x, y, height }) => openMenuOf(column, { x, y: y + height })}
          onHeaderContextMenu={(column, { bounds, localEventX, localEventY, preventDefault }) => {
            preventDefault();
            openMenuOf(column, { x: bounds.x + localEventX, y: bounds.y + localEventY });
          }}
          onCellClicked={(at, { localEventX, bounds, shiftKey, ctrlKey, metaKey, ...click }) => {
            const cell = cellAt(...at);
            const isHasty = click.isDoubleClick === true && !click.isTouch && !isDoubleClick();
            // A box is turned over by each click; anything else would be opened now.
            if (isHasty && cell?.data.column.type !== 'boolean') click.preventDefault();
            const isPlain = !shiftKey && !ctrlKey && !metaKey;
            clickAgain(at, isPlain);
            if (cell && isPlain && isOverAvatar(cell, localEventX, cellPadding)) return openPerson(cell.data.row);
            const mark = cell?.data.mark;
            if (mark && isOverMark(mark.state, localEventX, bounds.width)) openResolver(mark.changeId);
          }}
          onCellContextMenu={(at, { bounds, localEventX, localEventY, preventDefault }) => {
            preventDefault();
            if (!isSelected(selection, at)) select({ ...emptySelection, current: selectionAt(at) });
            openPeopleMenu({ x: bounds.x + localEventX, y: bounds.y + localEventY });
          }}
          onCellActivated={(at, event) => activate(at, event.inputType === 'keyboard' ? event.key : null)}
          onCellsEdited={(items) => {
            if (!painting.fill(selection, items)) editing.take(items);
            return true;
          }}
          onDelete={(selected) => {
            // Whoever has ticked people means them, not what is in their cells.
            if (selected.rows.length > 0) openDeleteOfSelected();
            else editing.clear(selected);
            return false;
          }}
          onKeyDown={press}
          onItemHovered={tips.hover}
        />
      </EditorContext>
      <HeaderMenu
        list={list}
        headerOf={(index) => grid.current?.getBounds(index, -1)}
        fitWidth={(index) => grid.current?.remeasureColumns(CompactSelection.fromSingleSelection(index))}
        selectColumn={(index) => selectCells(toggleColumn(undefined, index, view.count))}
      />
      <CellTip />
      <BulkProgress />
    </section>
  );
}

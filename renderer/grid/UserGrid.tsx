import '@glideapps/glide-data-grid/index.css';
import {
  DataEditorCore,
  type DataEditorRef,
  type GridKeyEventArgs,
  type GridSelection,
  ImageWindowLoaderImpl,
  type InnerGridCell,
  type InternalCellRenderer,
  type Item,
  loadingCellRenderer,
  markerCellRenderer,
  type Rectangle,
} from '@glideapps/glide-data-grid';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/useFormats';
import { useMatrixHeaders } from '../matrix/useMatrixHeaders';
import { usePainting } from '../matrix/usePainting';
import { openDeleteOfSelected } from '../removal/removal';
import { openPeopleMenu } from '../selection/menuPlace';
import { usePeople } from '../selection/selectedPeople';
import { useSelectedPeople } from '../selection/useSelectedPeople';
import { openResolver } from '../state/conflicts';
import { closePerson, openPerson, usePerson } from '../state/person';
import { noSelection, useSelection } from '../state/selection';
import { hideTip } from '../state/tip';
import { changeQuery, cycleSort, type UserList } from '../state/users';
import { CellTip } from './CellTip';
import { absentCell, createCells } from './cells';
import { cellPadding, glideTheme, useGridColors } from './colors';
import { createCellRenderer, isOverAvatar } from './drawCell';
import { EditorContext } from './EditorContext';
import { provideEditor } from './editors';
import { gridColumns } from './gridColumns';
import { isOverMark } from './marks';
import { emptySelection, isSelected, selectionAt } from './selectedCells';
import { createTyping } from './typing';
import styles from './UserGrid.module.css';
import { useAvatars } from './useAvatars';
import { useBeginning } from './useBeginning';
import { useCellTips } from './useCellTips';
import { useCopying } from './useCopying';
import { useEditing } from './useEditing';
import { useFollowing } from './useFollowing';
import { useVisibleRows } from './useVisibleRows';

const renderers = [
  markerCellRenderer,
  loadingCellRenderer,
] as unknown as readonly InternalCellRenderer<InnerGridCell>[];
const noIcons = {};
const imageLoader = new ImageWindowLoaderImpl();
/** Keys that open a cell's editor, or toggle it. */
const activating = ' |Enter|shift+Enter|F2';
const keybindings = { activateCell: activating, selectColumn: false, search: false } as const;

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
  const [selection, setSelection] = useState<GridSelection>(emptySelection);
  const [widths, setWidths] = useState<ReadonlyMap<string, number>>(new Map());
  const [typing] = useState(createTyping);
  const [heights] = useState(() => ({ row: readLength('--row-height'), header: readLength('--header-height') }));

  const { pages, view, face, columns, query } = list;
  const version = useSyncExternalStore(pages.subscribe, pages.version);
  const { loaded, see } = useVisibleRows(list, version, isAwaited);

  const cellsOf = useMemo(() => createCells(speech, columns, face.kind === 'matrix'), [speech, columns, face]);
  const cellAt = useCallback(
    (column: number, position: number) => {
      const row = pages.row(position);
      return (row && cellsOf(row)[column]) ?? null;
    },
    [pages, cellsOf],
  );
  // A new function for each version is what tells the grid, and its accessible table, to look again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other rows
  const getCellContent = useCallback(([column, row]: Item) => cellAt(column, row) ?? absentCell, [cellAt, version]);
  const getCellsForSelection = useCallback(
    ({ x, y, width, height }: Rectangle) =>
      Array.from({ length: height }, (_, row) =>
        Array.from({ length: width }, (_, column) => cellAt(x + column, y + row) ?? absentCell),
      ),
    [cellAt],
  );

  const colors = useGridColors();
  const theme = useMemo(() => glideTheme(colors, getComputedStyle(document.body).fontFamily), [colors]);
  const avatars = useAvatars(tenantId, list, grid, colors);
  const customRenderers = useMemo(
    () => [createCellRenderer(colors, provideEditor, avatars.paint)],
    [colors, avatars.paint],
  );
  const editorContext = useMemo(() => ({ speech, typing }), [speech, typing]);
  const headers = useMatrixHeaders(list, speech);
  const gridColumnsShown = useMemo(
    () => gridColumns(t, columns, query.sort, widths, headers?.counts),
    [t, columns, query.sort, widths, headers],
  );

  const placeOf = useCallback(([column, row]: Item) => grid.current?.getBounds(column, row), []);
  const editing = useEditing(tenantId, list, speech, placeOf);
  const painting = usePainting(tenantId, list, speech, placeOf);
  const tips = useCellTips(speech, cellAt);
  useCopying(frame, list, selection, cellsOf);
  const follow = useFollowing(list, version);
  useSelectedPeople(list, selection, setSelection);
  const clearAsked = usePeople((people) => people.clearAsked);

  useBeginning(list, grid, setSelection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the asking that counts
  useEffect(() => setSelection(emptySelection), [clearAsked]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version may have another mark
  useEffect(() => {
    const [column = -1, row = -1] = selection.current?.cell ?? [];
    const { width = 0, height = 0 } = selection.current?.range ?? {};
    const first = selection.current ? row : (selection.rows.first() ?? -1);
    useSelection.setState({
      cells: width * height,
      rows: selection.rows.length,
      row: pages.row(first)?.id ?? null,
      column: columns[column] ?? null,
      mark: cellAt(column, row)?.data.mark ?? null,
      fate: cellAt(column, row)?.data.fate ?? null,
    });
    return () => useSelection.setState(noSelection);
  }, [selection, columns, pages, cellAt, version]);

  function select(next: GridSelection) {
    typing.forget();
    hideTip();
    setSelection(next);
    follow(next.current?.cell[1] ?? next.rows.last());
  }

  /** The grid takes no notice of a click on the cell that it is at already, wherever the keyboard was meanwhile. */
  function clickAgain([column, row]: Item, isPlain: boolean) {
    const { cell, range } = selection.current ?? {};
    if (cell?.[0] !== column || cell[1] !== row) return;
    grid.current?.focus();
    const isWide = range !== undefined && range.width * range.height > 1;
    if (isPlain && isWide) select({ ...selection, current: selectionAt(cell) });
  }

  function activate(at: Item, key: string | null) {
    hideTip();
    const named = cellAt(...at)?.data;
    if (key === null && named?.avatar && !named.column.editable) return openPerson(named.row);
    if (editing.refuse(at)) return;
    const cell = cellAt(...at);
    if (cell?.allowOverlay) typing.open();
    else if (cell && (key === ' ' || key === 'Enter')) editing.toggle(at);
  }

  function press(event: GridKeyEventArgs) {
    if (event.key === 'Escape') {
      typing.forget();
      hideTip();
      if (usePerson.getState().isOpen) {
        event.cancel();
        event.preventDefault();
        return closePerson();
      }
    }
    const isCommand = event.ctrlKey || event.metaKey || event.altKey;
    const marked = selection.current && cellAt(...selection.current.cell)?.data.mark;
    if (event.key === 'Enter' && event.ctrlKey && marked?.state === 'conflict') {
      event.cancel();
      event.preventDefault();
      return openResolver(marked.changeId);
    }
    if (!isCommand && typing.keep(event.key)) {
      event.cancel();
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!isCommand && (event.key === ' ' || event.key === 'Enter') && painting.press(selection)) {
      event.cancel();
      event.preventDefault();
      return;
    }
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.cancel();
      event.preventDefault();
      const place = selection.current && placeOf(selection.current.cell);
      return openPeopleMenu(place ? { x: place.x, y: place.y + place.height } : null);
    }
    // Typing over a cell that cannot be edited opens no editor: say why.
    const at = selection.current?.cell;
    if (at && !isCommand && event.key !== ' ' && [...event.key].length === 1) editing.refuse(at);
  }

  return (
    <section
      ref={frame}
      className={styles.frame}
      aria-label={t('grid.label')}
      data-testid="grid"
      data-loaded={loaded}
      data-rows={view.count}
      onPointerLeave={tips.leave}
    >
      <EditorContext value={editorContext}>
        <DataEditorCore
          ref={grid}
          width="100%"
          height="100%"
          rows={view.count}
          columns={gridColumnsShown}
          getCellContent={getCellContent}
          getCellsForSelection={getCellsForSelection}
          customRenderers={customRenderers}
          renderers={renderers}
          headerIcons={noIcons}
          imageWindowLoader={imageLoader}
          theme={theme}
          rowHeight={heights.row}
          headerHeight={headers?.height ?? heights.header}
          {...(headers ? { drawHeader: headers.paint } : {})}
          rowMarkers={{
            kind: 'both',
            width: Math.max(40, 16 + 6.5 * String(view.count).length),
            headerAlwaysVisible: true,
          }}
          freezeColumns={1}
          smoothScrollX
          smoothScrollY
          rangeSelect="rect"
          columnSelect="none"
          rowSelect="multi"
          rowSelectionMode="multi"
          // Ticks stay while one moves among the cells.
          rowSelectionBlending="additive"
          rangeSelectionBlending="additive"
          cellActivationBehavior="double-click"
          keybindings={keybindings}
          minColumnWidth={56}
          maxColumnWidth={800}
          gridSelection={selection}
          onGridSelectionChange={select}
          onVisibleRegionChanged={({ y, height }) => {
            hideTip();
            see(y, Math.max(y, y + height - 1));
            avatars.see(y, y + height);
          }}
          onHeaderClicked={(column) => {
            const key = columns[column]?.key;
            if (key !== undefined) changeQuery({ sort: cycleSort(query.sort, key) });
          }}
          onColumnResize={(column, width) => setWidths((before) => new Map(before).set(String(column.id), width))}
          onCellClicked={(at, { localEventX, bounds, shiftKey, ctrlKey, metaKey }) => {
            const cell = cellAt(...at);
            const isPlain = !shiftKey && !ctrlKey && !metaKey;
            clickAgain(at, isPlain);
            if (cell && isPlain && isOverAvatar(cell, localEventX, cellPadding)) return openPerson(cell.data.row);
            const mark = cell?.data.mark;
            if (mark && isOverMark(mark.state, localEventX, bounds.width)) openResolver(mark.changeId);
          }}
          onCellContextMenu={(at, { bounds, localEventX, localEventY, preventDefault }) => {
            preventDefault();
            if (!isSelected(selection, at)) setSelection({ ...emptySelection, current: selectionAt(at) });
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
          onPaste={false}
          onKeyDown={press}
          onItemHovered={tips.hover}
        />
      </EditorContext>
      <CellTip />
    </section>
  );
}

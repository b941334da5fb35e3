/** The peer's page: the same people in ag-grid's infinite row model, fetched in pages of the same size. */
import {
  type CellValueChangedEvent,
  type ColDef,
  createGrid,
  type GetRowIdParams,
  type IDatasource,
  InfiniteRowModelModule,
  ModuleRegistry,
  TextEditorModule,
  themeQuartz,
} from 'ag-grid-community';
import { type CellValue, type Column, engineCalls, engineEvents, type GridRow } from '../../../preload/contract';
import { type Caller, createCaller } from '../../../preload/port';
import { benchTenant } from '../tenant-id';
import { type PeerOrder, peerMark, sourcePort } from './names';

type Engine = Caller<typeof engineCalls, typeof engineEvents>;

/** As in Muster's list: rows of a page, pages kept, requests under way at once, heights (px). */
const pageSize = 100;
const pagesKept = 60;
const atOnce = 2;
const rowHeight = 32;
const headerHeight = 34;

function textOf(value: CellValue): string {
  return Array.isArray(value) ? value.map(String).join(', ') : String(value ?? '');
}

function columnOf({ key, editable, type }: Column, place: number): ColDef<GridRow> {
  return {
    colId: key,
    headerName: key.slice(key.lastIndexOf(':') + 1),
    width: 172,
    pinned: place === 0 ? 'left' : null,
    editable: editable && type === 'text',
    cellEditor: 'agTextCellEditor',
    valueGetter: ({ data }) => (data ? textOf(data.cells[place] ?? null) : ''),
    valueSetter({ data, newValue }) {
      data.cells[place] = newValue;
      return true;
    },
  };
}

async function show(engine: Engine, { width, height }: PeerOrder): Promise<void> {
  const told = await engine.call('tenant.columns', { tenantId: benchTenant });
  if (!told.ok) throw new Error(told.failure.code);
  const columns = told.value.filter(({ shown }) => shown);
  const query = { search: '', status: null, equal: [], group: null, filter: null, open: null, sort: [] };
  const keys = columns.map(({ key }) => key);
  const opened = await engine.call('users.open', { tenantId: benchTenant, columns: keys, query });
  if (!opened.ok) throw new Error(opened.failure.code);
  const { viewId, count } = opened.value;

  const datasource: IDatasource = {
    rowCount: count,
    async getRows({ startRow, endRow, successCallback, failCallback }) {
      const asked = { viewId, start: startRow, count: Math.min(endRow, count) - startRow };
      const rows = await engine.call('users.window', asked);
      if (rows.ok) successCallback(rows.value.rows, count);
      else failCallback();
    },
  };

  async function keep({ data, colDef, newValue }: CellValueChangedEvent<GridRow>): Promise<void> {
    const edits = [{ row: data.id, column: colDef.colId ?? '', value: String(newValue) }];
    const gesture = { batchId: crypto.randomUUID(), label: { key: 'edit' as const, params: {} }, edits };
    const kept = await engine.call('changes.apply', { tenantId: benchTenant, ...gesture });
    if (!kept.ok) throw new Error(kept.failure.code);
  }

  const place = document.querySelector<HTMLElement>('#grid');
  if (!place) throw new Error('the page has no place for the grid');
  place.style.width = `${width}px`;
  place.style.height = `${height}px`;
  ModuleRegistry.registerModules([InfiniteRowModelModule, TextEditorModule]);
  createGrid<GridRow>(place, {
    theme: themeQuartz,
    columnDefs: columns.map(columnOf),
    rowModelType: 'infinite',
    datasource,
    cacheBlockSize: pageSize,
    maxBlocksInCache: pagesKept,
    maxConcurrentDatasourceRequests: atOnce,
    infiniteInitialRowCount: count,
    getRowId: ({ data }: GetRowIdParams<GridRow>) => String(data.id),
    rowHeight,
    headerHeight,
    onCellValueChanged: keep,
    onFirstDataRendered: () => requestAnimationFrame(() => requestAnimationFrame(() => performance.mark(peerMark))),
  });
}

window.addEventListener('message', ({ data, ports: [port] }) => {
  if (data?.type !== sourcePort || !port) return;
  const wire = {
    post: (message: unknown) => port.postMessage(message),
    listen(receive: (message: unknown) => void) {
      port.onmessage = (event) => receive(event.data);
    },
  };
  void show(createCaller(wire, engineCalls, engineEvents), data.order);
});

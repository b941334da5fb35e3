/** Copying, cutting and pasting with the system's clipboard, while the list has the keyboard. */
import type { GridSelection } from '@glideapps/glide-data-grid';
import { type RefObject, useEffect, useRef } from 'react';
import { reportFault, showDone, showFailure, showProblem } from '../../state/toasts';
import { holdView, type UserList, useUsers } from '../../state/users';
import { withProgress } from '../../state/work';
import { pasteTable } from '../pasting/pasteTable';
import type { PastedCell } from '../pasting/readPasted';
import { cellAreas, selectedAreas } from '../selectedCells';
import { type Area, asBlock, type Block } from '../selecting/areas';
import type { Speech } from '../values';
import { copiedAs, forgetCut, keepCopied, useCopied } from './copied';
import { type CopiedBlock, readAtOnce, readBlock } from './copying';
import { readHtmlTable } from './htmlTable';
import { readTabbedText } from './tabbedText';

interface ClipboardOptions {
  frame: RefObject<HTMLElement | null>;
  tenantId: string;
  list: UserList;
  speech: Speech;
  selection: GridSelection;
  /** Selects where something was pasted. */
  select(areas: readonly Area[]): void;
}

/** What is on the clipboard, as cells. Those that were copied here come with what they held. */
function readClipboard(data: DataTransfer): PastedCell[][] | null {
  const text = data.getData('text/plain');
  const copied = text === '' ? null : copiedAs(text);
  if (copied) {
    const texts = readTabbedText(text);
    return copied.values.map((values, row) =>
      values.map((value, column) => {
        const { key = '', type = 'text' } = copied.columns[column] ?? {};
        return { text: texts[row]?.[column] ?? '', held: { value, type, column: key } };
      }),
    );
  }
  const html = data.getData('text/html');
  const table = (html === '' ? null : readHtmlTable(html)) ?? (text === '' ? null : readTabbedText(text));
  return table?.map((cells) => cells.map((text) => ({ text, held: null }))) ?? null;
}

interface Reading {
  copied: CopiedBlock;
  areas: readonly Area[];
  isCut: boolean;
}

export function useClipboard({ frame, tenantId, list, speech, selection, select }: ClipboardOptions) {
  /** What was read for a second event, because the first one does not wait. */
  const ready = useRef<Reading>(null);

  useEffect(() => {
    const { t } = speech;

    function put(data: DataTransfer, reading: Reading) {
      data.setData('text/plain', reading.copied.text);
      if (reading.copied.html !== null) data.setData('text/html', reading.copied.html);
      keep(reading);
    }

    function keep({ copied, areas, isCut }: Reading) {
      const { text, values, rows, columns } = copied;
      const cut = isCut ? { tenantId, viewId: list.view.viewId, areas, rows, columns } : null;
      keepCopied({ text, values, columns: columns.map(({ key, type }) => ({ key, type })) }, cut);
    }

    function putNow(reading: Reading): boolean {
      ready.current = reading;
      const isDone = document.execCommand('copy');
      ready.current = null;
      return isDone;
    }

    /** Without a key that is down: what else the table tells is lost, but nothing of its text. */
    async function writeLater(reading: Reading): Promise<boolean> {
      const { text, html } = reading.copied;
      const blobs = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
      const table = html === null ? {} : { 'text/html': new Blob([html], { type: 'text/html' }) };
      try {
        await navigator.clipboard.write([new ClipboardItem({ ...blobs, ...table })]);
      } catch {
        // The window is not in front, or the system says no: the admin is asked for a press.
        return false;
      }
      keep(reading);
      return true;
    }

    async function copyLater(block: Block, areas: readonly Area[], isCut: boolean) {
      const read = await withProgress(t('copy.working'), (progress) =>
        holdView(list.view.viewId, () => readBlock(speech, list, block, progress)),
      );
      if (!read) return showProblem(t('work.busy'));
      if (!read.ok) return read.failure.code === 'cancelled' ? undefined : showFailure(read.failure);
      const reading = { copied: read.value, areas, isCut };
      if (putNow(reading) || (await writeLater(reading))) return;
      // Too long after the key the clipboard takes nothing more: a press brings it there.
      const run = () => {
        if (!putNow(reading)) showProblem(t('copy.denied'));
      };
      showDone(t('copy.ready', { count: read.value.rows.length }), { label: t('copy.now'), run });
    }

    const isHere = () => frame.current?.contains(document.activeElement) ?? false;

    function copy(event: ClipboardEvent) {
      if (!event.clipboardData) return;
      if (ready.current) put(event.clipboardData, ready.current);
      else {
        if (!isHere()) return;
        const areas = selectedAreas(selection, list.columns.length);
        if (areas.length === 0) return;
        const isCut = event.type === 'cut';
        const block = asBlock(areas);
        const copied = block && readAtOnce(speech, list, block);
        if (!block) showProblem(t('copy.severalAreas'));
        else if (copied) put(event.clipboardData, { copied, areas, isCut });
        else copyLater(block, areas, isCut).catch(reportFault);
      }
      event.preventDefault();
      event.stopImmediatePropagation();
    }

    function paste(event: ClipboardEvent) {
      if (!event.clipboardData || !isHere()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const table = readClipboard(event.clipboardData);
      if (!table) return showProblem(t('paste.nothing'));
      const { cut, copied } = useCopied.getState();
      const isCut =
        cut?.tenantId === tenantId && copied !== null && copiedAs(event.clipboardData.getData('text/plain'));
      forgetCut();
      pasteTable({
        tenantId,
        list,
        speech,
        table,
        targets: selection.current ? cellAreas(selection) : selectedAreas(selection, list.columns.length),
        cut: isCut ? cut : null,
      }).then((areas) => {
        const isShown = useUsers.getState().list?.view.viewId === list.view.viewId;
        if (areas.length > 0 && isShown) select(areas);
      }, reportFault);
    }

    const listeners = [
      ['copy', copy],
      ['cut', copy],
      ['paste', paste],
    ] as const;
    for (const [name, hear] of listeners) window.addEventListener(name, hear, true);
    return () => {
      for (const [name, hear] of listeners) window.removeEventListener(name, hear, true);
    };
  }, [frame, tenantId, list, speech, selection, select]);
}

/** Users written to a file. */
import type { Result } from '../../../preload/contract';
import { replaceFile } from './file';
import { type WorkbookContent, type Written, writeWorkbook } from './write';
import { type TextContent, writeText } from './write-text';

interface ToFile {
  path: string;
  signal: AbortSignal;
}

export type ExportOrder = WorkbookContent & ToFile;
export type TextOrder = TextContent & ToFile;

/**
 * Writes a workbook to `path`, whole or not at all: a file that stood there is replaced only by a complete one.
 * Instants are written as the clock of this machine shows them, texts that are longer than a cell can hold are
 * shortened and counted. Fails as `replaceFile` does.
 */
export function exportWorkbook({ path, signal, ...content }: ExportOrder): Promise<Result<Written>> {
  return replaceFile(path, signal, (stream, stop) => writeWorkbook(stream, content, stop));
}

/** The same as a text with separators. Nothing is shortened, and what looks like a formula is guarded. */
export function exportText({ path, signal, ...content }: TextOrder): Promise<Result<Written>> {
  return replaceFile(path, signal, (stream, stop) => writeText(stream, content, stop));
}

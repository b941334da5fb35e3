/** The part of exceljs that writes a workbook as a stream, with what its own types leave out. */
declare module 'exceljs/lib/stream/xlsx/workbook-writer.js' {
  import type { Writable } from 'node:stream';
  import type { AddWorksheetOptions, DataValidation, Style, stream, Worksheet } from 'exceljs';

  class WorkbookWriter {
    constructor(options: Partial<stream.xlsx.WorkbookStreamWriterOptions> & { creator?: string; created?: Date });
    readonly styles: {
      /** The number by which the cells of the workbook refer to a style. */
      addStyleModel(style: Partial<Style>): number;
    };
    /** What the parts are added to. */
    readonly zip: { append(content: unknown, entry: { name: string }): unknown };
    addWorksheet(name: string, options: Partial<AddWorksheetOptions>): WorkbookWriter.Sheet;
    /** Ends the workbook; resolves when the stream has taken everything. */
    commit(): Promise<unknown>;
  }
  namespace WorkbookWriter {
    interface Sheet extends Worksheet {
      /** The sheet's XML: gathered here, handed on in large pieces, at once when uncorked. */
      readonly stream: { uncork(): void; readonly pipes: Writable[] };
      /** The rules for what may be typed, by range; written when the sheet is committed. */
      readonly dataValidations: { add(range: string, rule: DataValidation): void };
    }
  }
  export = WorkbookWriter;
}

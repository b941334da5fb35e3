/** How much a window may say at a time: more than it ever has to, and less than the engine's memory would not hold. */
import { z } from 'zod';

/** The key of a column, e.g. `name.givenName` or `group:7`. */
export const columnKey = z.string().max(500);
/** Columns of a list, or of a workbook of people. */
export const columnKeys = z.array(columnKey).max(500);
/** The mirror's numbers of people. */
export const rowNumbers = z.array(z.number().int()).max(5_000_000);
/** Stands for the one file that was chosen in a native dialog. */
export const fileHandle = z.string().max(100);
/** Words of a catalogue, or of the tenant's own. */
export const words = z.string().max(20_000);
/** The longest value of a cell, in characters: a photo in a `data:` URL. */
export const longestValue = 8_000_000;

/** A record of so many entries at most. */
export function recordOf<V extends z.ZodType>(key: z.ZodString, value: V, most: number) {
  return (
    z
      .record(key, value)
      .refine((entries) => Object.keys(entries).length <= most)
      // As JSON Schema calls it; zod has no word for it.
      .meta({ maxProperties: most })
  );
}

/** How values read in the admin's language, by column and value. */
export const choiceNames = recordOf(columnKey, recordOf(words, words, 100_000), 20_000);

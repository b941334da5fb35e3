/** Lines of the history as an export tells them, in the words that the window hands over. */
import type { BatchLabel, CellValue, HistoryEntry } from '../../preload/contract';

/**
 * Words by what they stand for: events and kinds; attributes and actions by their keys; `<attribute> = <value>` for
 * a choice; batches by the keys of their labels, with `{{places}}` to be filled in and the forms of plurals
 * (`_one`, `_other`); `yes` and `no`; and as `locale` the language of it all.
 */
export type HistoryWords = Readonly<Record<string, string>>;

function wordFor(words: HistoryWords, key: string): string | null {
  return Object.hasOwn(words, key) ? (words[key] ?? null) : null;
}

/** What a gesture did; nothing where there are no words for it. */
export function labelText({ key, params }: BatchLabel, words: HistoryWords): string {
  const { count, columnKey } = params;
  const locale = wordFor(words, 'locale') ?? 'en';
  const form = typeof count === 'number' ? new Intl.PluralRules(locale).select(count) : 'other';
  const template = wordFor(words, key) ?? wordFor(words, `${key}_${form}`) ?? '';
  const column = typeof columnKey === 'string' ? wordFor(words, columnKey) : null;
  const places = column === null ? params : { ...params, column };
  return template.replace(/{{\s*(\w+)[^}]*}}/g, (_, name: string) => {
    const value = Object.hasOwn(places, name) ? places[name] : undefined;
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : (value ?? '');
  });
}

function valueText(column: string, value: CellValue, words: HistoryWords): CellValue {
  const word = (one: string) => wordFor(words, `${column} = ${one}`) ?? one;
  if (typeof value === 'boolean') return wordFor(words, value ? 'yes' : 'no') ?? String(value);
  if (Array.isArray(value)) return value.map(word).join(', ');
  return typeof value === 'string' ? word(value) : value;
}

/** One line: when, what happened, to whom, to which attribute, from what, to what, in which batch, by whom, and more. */
export function historyLine(entry: HistoryEntry, words: HistoryWords): CellValue[] {
  const word = (key: string) => wordFor(words, key) ?? key;
  return [
    new Date(entry.at).toISOString(),
    word(entry.event),
    entry.person,
    entry.column === '' ? word(entry.kind) : word(entry.column),
    valueText(entry.column, entry.from, words),
    valueText(entry.column, entry.to, words),
    entry.batchLabel === null ? '' : labelText(entry.batchLabel, words),
    entry.author,
    entry.detail,
  ];
}

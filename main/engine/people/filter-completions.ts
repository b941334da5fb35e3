/** How a filter may go on, in the words of a tenant and with the values of its people. */
import type { FilterCompletion } from '../../../preload/contract';
import { completionsAt } from '../filter/complete';
import type { Literal } from '../filter/node';
import { type FilterAttribute, filterAttributes } from '../filter/vocabulary';
import { fold } from '../mirror/fold';
import type { Store } from '../mirror/store';
import { sampleOfUsers } from '../mirror/view';
import type { ColumnDefinition } from '../scim/columns';
import { formatPath } from '../scim/path';
import { valueCounts } from './value-counts';

/** Whose values are looked at: reading those of everybody would take longer than typing the next letter. */
const sampleSize = 20_000;

/** What may stand at the cursor; columns come first, in their order, and then what no column shows. */
export async function completeFilter(store: Store, text: string, cursor: number): Promise<FilterCompletion[]> {
  const places = new Map(store.model.columns.map(({ key }, place) => [key, place]));
  const columnOf = ({ path }: FilterAttribute) => store.model.byKey.get(formatPath(path));
  const placeOf = (attribute: FilterAttribute) => places.get(formatPath(attribute.path)) ?? places.size;
  const suggestions = {
    attributes: filterAttributes(store.model.discovery.schemas).sort((one, other) => placeOf(one) - placeOf(other)),
    nameOf: (attribute: FilterAttribute) => {
      const column = columnOf(attribute);
      return { label: column?.label ?? '', column: column?.key ?? null };
    },
    fold,
  };
  /** The attribute whose values are asked for is known only when the text has been read. */
  let wanted: ColumnDefinition | undefined;
  const found = completionsAt(text, cursor, {
    ...suggestions,
    valuesOf: (attribute) => {
      wanted = columnOf(attribute);
      return [];
    },
  });
  if (!wanted || !['text', 'choice', 'number', 'list'].includes(wanted.type)) return found;
  const values = await frequentValues(store, wanted);
  return completionsAt(text, cursor, { ...suggestions, valuesOf: () => values });
}

async function frequentValues(store: Store, column: ColumnDefinition): Promise<Literal[]> {
  const counts = await valueCounts(store, sampleOfUsers(store.mirror, sampleSize), column.key);
  return [...new Set(counts.flatMap(({ value }) => value))].filter((value) => value !== null && value !== '');
}

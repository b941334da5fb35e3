/** Faults of filters. */
import type { Filter } from 'scim2-parse-filter';
import { z } from 'zod';
import { badRequest, ScimError } from '../scim/error';
import { parseFilter } from '../scim/filter';
import { listResponse } from '../scim/list';
import { asksForList, listParameter, readDocument } from './document';
import { type Exchange, misbehaviour, type Outcome } from './misbehaviour';

function filterOf(exchange: Exchange): string {
  const filter = asksForList(exchange) ? listParameter(exchange, 'filter') : '';
  return typeof filter === 'string' ? filter : '';
}

function emptyList(): Outcome {
  const body = listResponse({ totalResults: 0, startIndex: 1, resources: [] });
  return { kind: 'answer', answer: { status: 200, headers: { 'content-type': 'application/scim+json' }, body } };
}

/** A filter by `meta.lastModified` is answered with an error, or as if nothing had changed. */
export const deltaRefused = misbehaviour(
  'deltaRefused',
  { how: z.enum(['400', '500', 'empty']).default('400') },
  ({ how }) => ({
    concerns: (exchange) => /meta\.lastModified/i.test(filterOf(exchange)),
    before() {
      if (how === 'empty') return emptyList();
      if (how === '500') throw new ScimError(500, null, 'something went wrong on the server');
      throw badRequest('invalidFilter', 'meta.lastModified cannot be filtered by');
    },
  }),
);

/** The operators and attributes that a filter uses. */
function partsOf(filter: Filter): { operators: string[]; attributes: string[] } {
  const joined = (operator: string, inner: readonly Filter[], attributes: string[] = []) => {
    const parts = inner.map(partsOf);
    return {
      operators: [operator, ...parts.flatMap(({ operators }) => operators)],
      attributes: [...attributes, ...parts.flatMap((part) => part.attributes)],
    };
  };
  switch (filter.op) {
    case 'and':
    case 'or':
      return joined(filter.op, filter.filters);
    case 'not':
      return joined('not', [filter.filter]);
    case '[]':
      return joined('[]', [], [filter.attrPath]);
    default:
      return { operators: [filter.op], attributes: [filter.attrPath] };
  }
}

/** Only some operators and attributes can be filtered by. */
export const filterOnly = misbehaviour(
  'filterOnly',
  {
    operators: z.array(z.string()).default(['eq', 'and']),
    /** Any if left out. */
    attributes: z.array(z.string()).optional(),
  },
  ({ operators, attributes }) => ({
    concerns: (exchange) => filterOf(exchange) !== '',
    before(exchange) {
      const used = partsOf(parseFilter(filterOf(exchange)));
      const known = attributes?.map((name) => name.toLowerCase());
      const foreign = used.attributes.find((name) => known?.includes(name.toLowerCase()) === false);
      if (foreign !== undefined) throw badRequest('invalidFilter', `${foreign} cannot be filtered by`);
      const operator = used.operators.find((one) => !operators.includes(one));
      if (operator !== undefined) throw badRequest('invalidFilter', `the operator ${operator} is not supported`);
      return { kind: 'goOn' };
    },
  }),
);

/** A filter that cannot be understood finds nobody, instead of being refused. */
export const emptyOnBadFilter = misbehaviour('emptyOnBadFilter', {}, () => ({
  concerns: (exchange) => filterOf(exchange) !== '',
  after(answer) {
    const isRefused = answer.status === 400 && readDocument(answer)?.scimType === 'invalidFilter';
    return isRefused ? emptyList() : { kind: 'goOn' };
  },
}));

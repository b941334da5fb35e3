/** Faults of deleting and deactivating. */
import { z } from 'zod';
import { notFound, ScimError } from '../scim/error';
import type { Entry } from '../store/store';
import type { View } from '../tenant/tenant';
import { targetOf } from '../tenant/write';
import { moment } from './connection';
import { misbehaviour } from './misbehaviour';
import { targetEntry } from './operation';

const broken = () => new ScimError(500, null, 'something went wrong on the server');

/** Every DELETE is answered with 500, before it is carried out or after. */
export const delete500 = misbehaviour('delete500', { when: moment }, ({ when }) => ({
  write(operation, carryOut) {
    if (operation.method !== 'DELETE') return null;
    if (when === 'after') carryOut(operation);
    throw broken();
  },
}));

/** A DELETE of what is already gone is answered with 500 instead of 404. */
export const deleteGone500 = misbehaviour('deleteGone500', {}, (_options, { tenant }) => ({
  write(operation) {
    if (operation.method === 'DELETE' && targetEntry(tenant, operation) === null) throw broken();
    return null;
  },
}));

/** A DELETE is answered with 200 instead of 204. */
export const delete200 = misbehaviour('delete200', {}, () => ({
  concerns: ({ method }) => method === 'DELETE',
  after: (answer) =>
    answer.status === 204 ? { kind: 'answer', answer: { ...answer, status: 200 } } : { kind: 'goOn' },
  write(operation, carryOut) {
    return operation.method === 'DELETE' ? { ...carryOut(operation), status: 200 } : null;
  },
}));

/** A DELETE of a user only deactivates. */
export const deactivateOnDelete = misbehaviour('deactivateOnDelete', {}, () => ({
  write(operation, carryOut) {
    if (operation.method !== 'DELETE' || targetOf(operation)?.type !== 'User') return null;
    const body = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'active', value: false }],
    };
    return { ...carryOut({ ...operation, method: 'PATCH', body }), entry: null, version: null, status: 204 };
  },
}));

const isInactive = (entry: Entry | null) => entry?.resource.active === false;

/** Users who are not active are not there. */
export const goneWhenInactive = misbehaviour(
  'goneWhenInactive',
  {
    /** Whether they are not there for writes either; if false, a PATCH can bring them back. */
    writes: z.boolean().default(true),
  },
  ({ writes }, { tenant }) => ({
    view: (view): View => ({
      find(type, id) {
        const entry = view.find(type, id);
        if (type === 'User' && isInactive(entry)) throw notFound(`User ${id}`);
        return entry;
      },
      query(type, wanted) {
        const entries = view.query(type, wanted);
        return type === 'User' ? entries.filter((entry) => !isInactive(entry)) : entries;
      },
    }),
    write(operation) {
      const target = targetOf(operation);
      if (writes && target?.type === 'User' && isInactive(targetEntry(tenant, operation))) {
        throw notFound(`User ${target.id}`);
      }
      return null;
    },
  }),
);

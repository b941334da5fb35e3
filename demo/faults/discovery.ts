/** Faults of what a server says of itself. */
import { z } from 'zod';
import { isObject } from '../scim/resource';
import { documentAnswer, errorAnswer, readDocument } from './document';
import { misbehaviour } from './misbehaviour';

/** The three endpoints at which servers describe themselves do not exist. */
export const noDiscovery = misbehaviour('noDiscovery', {}, () => ({
  concerns: ({ path }) => /^\/(ServiceProviderConfig|ResourceTypes|Schemas)(\/|$)/.test(path),
  before: () => errorAnswer({ status: 404, scimType: null, detail: 'there is nothing here' }),
}));

const claim = z.boolean().optional();

/** What is supported is not what is said to be. What is left out is told as it is. */
export const lyingDiscovery = misbehaviour(
  'lyingDiscovery',
  {
    etag: claim,
    sort: claim,
    bulk: claim,
    patch: claim,
    filter: claim,
    /** How many operations a bulk request may have, it is said. */
    maxOperations: z.int().min(0).optional(),
  },
  ({ maxOperations, ...claims }) => ({
    concerns: ({ path }) => path === '/ServiceProviderConfig',
    after(answer) {
      const config = readDocument(answer);
      if (config === null) return { kind: 'goOn' };
      for (const [name, supported] of Object.entries(claims)) {
        const known = config[name];
        if (supported !== undefined) config[name] = { ...(isObject(known) ? known : {}), supported };
      }
      if (maxOperations !== undefined && isObject(config.bulk)) config.bulk = { ...config.bulk, maxOperations };
      return documentAnswer(answer, config);
    },
  }),
);

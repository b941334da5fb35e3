/** Faults of a server that does not want to, or cannot, do what it is asked. */
import { z } from 'zod';
import { errorDocument, type ScimError } from '../scim/error';
import { moment } from './connection';
import { type Answer, misbehaviour, type Outcome } from './misbehaviour';

function errorAnswer(error: Pick<ScimError, 'status' | 'scimType' | 'detail'>, headers: Answer['headers']): Outcome {
  const body = JSON.stringify(errorDocument(error));
  const answer = { status: error.status, headers: { 'content-type': 'application/scim+json', ...headers }, body };
  return { kind: 'answer', answer };
}

/** 429; `Retry-After` is given in seconds or as a date, or left out. */
export const tooManyRequests = misbehaviour(
  'tooManyRequests',
  { retryAfter: z.int().min(0).default(1), form: z.enum(['seconds', 'date', 'none']).default('seconds') },
  ({ retryAfter, form }) => ({
    async before() {
      const date = new Date(Date.now() + retryAfter * 1000).toUTCString();
      const headers: Answer['headers'] =
        form === 'none' ? {} : { 'retry-after': form === 'date' ? date : String(retryAfter) };
      return errorAnswer({ status: 429, scimType: null, detail: 'too many requests' }, headers);
    },
  }),
);

export const serverError = misbehaviour(
  'serverError',
  { when: moment, status: z.int().min(500).max(599).default(500) },
  ({ when, status }) => {
    const outcome = errorAnswer({ status, scimType: null, detail: 'something went wrong on the server' }, {});
    return when === 'before' ? { before: async () => outcome } : { after: () => outcome };
  },
);

export const expired = misbehaviour('expired', {}, () => ({
  async before() {
    const headers = {
      'www-authenticate': 'Bearer realm="scim", error="invalid_token", error_description="The token has expired"',
    };
    return errorAnswer({ status: 401, scimType: null, detail: 'the token has expired' }, headers);
  },
}));

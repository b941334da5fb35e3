/** Faults of a server that does not want to, or cannot, do what it is asked. */
import { z } from 'zod';
import { moment } from './connection';
import { errorAnswer } from './document';
import { misbehaviour } from './misbehaviour';
import { retryAfter, retryAfterForm } from './rate';

/** 429; `Retry-After` is given in seconds or as a date, or left out. */
export const tooManyRequests = misbehaviour(
  'tooManyRequests',
  { retryAfter: z.int().min(0).default(1), form: retryAfterForm },
  ({ retryAfter: seconds, form }, { now }) => ({
    before() {
      const headers = retryAfter(form, seconds * 1000, now());
      return errorAnswer({ status: 429, scimType: null, detail: 'too many requests' }, headers);
    },
  }),
);

export const serverError = misbehaviour(
  'serverError',
  { when: moment, status: z.int().min(500).max(599).default(500) },
  ({ when, status }) => {
    const outcome = errorAnswer({ status, scimType: null, detail: 'something went wrong on the server' });
    return when === 'before' ? { before: () => outcome } : { after: () => outcome };
  },
);

export const expired = misbehaviour('expired', {}, () => ({
  before() {
    const headers = {
      'www-authenticate': 'Bearer realm="scim", error="invalid_token", error_description="The token has expired"',
    };
    return errorAnswer({ status: 401, scimType: null, detail: 'the token has expired' }, headers);
  },
}));

/** Refuses clients that do not say who they are. */
export const userAgentRequired = misbehaviour('userAgentRequired', {}, () => ({
  concerns: ({ headers }) => (headers['user-agent'] ?? '') === '',
  before: () => errorAnswer({ status: 403, scimType: null, detail: 'a User-Agent header is required' }),
}));

/** Expected failures: one code each, which the window's catalogue turns into what happened and what to do. */
import './jitless';
import { z } from 'zod';

export const failureCodes = [
  // reaching the tenant
  'url-invalid',
  'url-insecure',
  'offline',
  'timeout',
  'certificate',
  'html-answer',
  'not-scim',
  'not-found',
  'list-without-resources',
  'schema-unreadable',
  'redirected',
  // being let in
  'unauthorized',
  'forbidden',
  'wrong-tenant',
  'already-connected',
  'no-keychain',
  // what the tenant says to a request
  'rejected',
  'conflict',
  'taken',
  'too-large',
  'gone',
  'rate-limited',
  'server-error',
  'value-dropped',
  'pull-would-remove',
  // values that do not fit the schema
  'read-only',
  'immutable',
  'not-supported',
  'required',
  'not-boolean',
  'not-number',
  'not-date',
  'not-address',
  'not-choice',
  'too-long',
  // what the tenant does not let this admin do
  'not-permitted',
  'own-attribute',
  'not-applicable',
  'unavailable',
  'needs-connection',
  'already-waiting',
  // pictures
  'image-type',
  'image-too-large',
  'image-broken',
  // edits that cannot be queued or taken back
  'to-be-deleted',
  'moved-since',
  'not-sent',
  'not-reversible',
  // files
  'disk-full',
  'folder-denied',
  'folder-gone',
  'file-busy',
  'file-denied',
  'file-failed',
  'file-not-opened',
  // workbooks that are read
  'file-not-found',
  'file-type',
  'file-broken',
  'file-encrypted',
  'file-too-large',
  'sheet-empty',
  'workbook-elsewhere',
  'workbook-newer',
  // lines of a workbook
  'line-twice',
  'line-ambiguous',
  'line-without-key',
  'named-since',
  'zeros-lost',
  'cell-error',
  'cell-outdated',
  'unknown-import',
  // what a list is asked for
  'filter-invalid',
  'view-taken',
  // the mirror
  'mirror-newer',
  'mirror-rebuilt',
  'mirror-unreadable',
  'mirror-locked',
  // the app itself
  'cancelled',
  'unknown-view',
  'unknown-row',
  'unknown-column',
  'unknown-tenant',
  'engine-stopped',
  'demo-failed',
  'internal',
] as const;
export const FailureCode = z.enum(failureCodes);
export type FailureCode = z.infer<typeof FailureCode>;

export const Failure = z.object({
  code: FailureCode,
  /** Values for the catalogue's sentence: an HTTP status, a file name, a count. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What the other side said, in its own words; plain text, never markup. */
  detail: z.string().nullable(),
});
export type Failure = z.infer<typeof Failure>;

/** Makes a failure value. */
export function failure(code: FailureCode, params: Failure['params'] = {}, detail: string | null = null): Failure {
  return { code, params, detail };
}

/** Makes a failed `Result`. */
export function failed(code: FailureCode, params: Failure['params'] = {}, detail: string | null = null) {
  return { ok: false as const, failure: failure(code, params, detail) };
}

/** Makes a successful `Result`. */
export function succeeded<T>(value: T) {
  return { ok: true as const, value };
}

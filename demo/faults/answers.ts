/** Faults of a server whose answers are not what a client expects. */
import { z } from 'zod';
import { misbehaviour } from './misbehaviour';

const page = '<!doctype html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>';

/** A web page, as a portal in front of the tenant would answer. */
export const html = misbehaviour('html', { status: z.int().min(200).max(599).default(200) }, ({ status }) => ({
  async before() {
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    return { kind: 'answer', answer: { status, headers, body: page } };
  },
}));

export const noResources = misbehaviour('noResources', {}, () => ({
  concerns: ({ method, path }) => method === 'GET' || path.endsWith('/.search'),
  after(answer) {
    if (answer.body === '') return { kind: 'goOn' };
    const parsed: unknown = JSON.parse(answer.body);
    if (typeof parsed !== 'object' || parsed === null || !('Resources' in parsed)) return { kind: 'goOn' };
    const { Resources: _, ...others } = parsed;
    return { kind: 'answer', answer: { ...answer, body: JSON.stringify(others) } };
  },
}));

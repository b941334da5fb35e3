import { resolve } from 'node:path';

/** The checkout's own folder. */
export const root = resolve(import.meta.dirname, '..');

/** A file of the checkout. */
export const inRoot = (...parts: string[]): string => resolve(root, ...parts);

/** A path that the user typed, seen from where the user typed it: npm runs scripts in the checkout's folder. */
export const fromUser = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

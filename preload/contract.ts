/**
 * Every word that crosses a process boundary: zod schemas and the types drawn from them.
 *
 * Three maps of use cases, each named for who answers:
 * - `desktopCalls`: the window asks the desktop process (dialogs, keychain, settings, tenants list);
 * - `engineCalls`: the window asks the engine over its own MessagePort (everything about users);
 * - `controlCalls`: the desktop process asks the engine (open, close, secrets, granted files).
 *
 * Whoever receives a message validates it here. Expected failures are values (`Result`), never exceptions.
 */
import type { z } from 'zod';

export * from './administration';
export * from './bulk-calls';
export * from './changes';
export * from './command-names';
export * from './commands';
export * from './control-calls';
export * from './desktop-calls';
export * from './engine-calls';
export * from './filter-calls';
export * from './grid';
export * from './import-calls';
export * from './imported-lines';
export * from './imported-table';
export * from './jobs';
export * from './list-items';
export * from './newcomer';
export * from './people-calls';
export * from './person-name';
export type { Result } from './result';
export * from './settings';
export * from './tenants';
export * from './view-calls';
export * from './window-calls';
export * from './workbook-calls';

export type Calls = Record<string, { input: z.ZodType; output: z.ZodType }>;
export type Events = Record<string, z.ZodType>;
export type Input<C extends Calls, K extends keyof C> = z.input<C[K]['input']>;
export type Output<C extends Calls, K extends keyof C> = z.output<C[K]['output']>;

/** What answers the calls of a map. */
export type Handlers<C extends Calls> = {
  [K in keyof C]: (input: z.output<C[K]['input']>) => Promise<Output<C, K>> | Output<C, K>;
};

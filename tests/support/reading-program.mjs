/** Runs the reading thread from its sources: a thread does not take over what makes TypeScript run. */
import { register } from 'tsx/esm/api';

register();
await import(new URL('../../main/engine/reading/thread.ts', import.meta.url).href);

import { type UtilityProcess, utilityProcess } from 'electron';
import type { Log } from './log';
import { restartDelay } from './restart-delay';

/** The engine's process, started again whenever it dies. */
export interface EngineProcess {
  /** Calls with the process that runs now, and with every one that follows it. */
  meet(hear: (child: UtilityProcess) => void): void;
  /** Ends the process for good once `farewell` is over, or after `limit` milliseconds; resolves when it has gone. */
  retire(farewell: Promise<unknown>, limit: number): Promise<void>;
}

/** Starts the engine. It knows nothing of what is said to it, so that it can start before that is loaded. */
export function startEngine(script: string, log: Log): EngineProcess {
  const hearers: ((child: UtilityProcess) => void)[] = [];
  let child: UtilityProcess | null = null;
  let retired = false;
  let waited: number | null = null;

  function start(): void {
    if (retired) return;
    const born = Date.now();
    const started = utilityProcess.fork(script, [], { serviceName: 'Muster engine' });
    child = started;
    started.once('exit', (code) => {
      child = null;
      if (retired) return;
      waited = restartDelay(waited, Date.now() - born);
      log('error', `the engine ended with code ${code}; it is started again in ${waited} ms`);
      setTimeout(start, waited);
    });
    for (const hear of hearers) hear(started);
  }
  start();

  return {
    meet(hear) {
      hearers.push(hear);
      if (child) hear(child);
    },
    async retire(farewell, limit) {
      retired = true;
      const last = child;
      if (!last) return;
      const gone = new Promise<void>((resolve) => last.once('exit', () => resolve()));
      await Promise.race([farewell, gone, new Promise((resolve) => setTimeout(resolve, limit))]);
      last.kill();
      await gone;
    },
  };
}

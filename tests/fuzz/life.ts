/**
 * One life of the engine: from its start to the moment when it is stopped, or dies. Death is sudden: its files are kept
 * as they are at that moment, and nothing that it waits for ever comes.
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, type Engine } from '../../main/engine/engine';
import type { Environment } from '../../main/engine/environment';
import { mirrorPath } from '../../main/engine/mirror/open';
import type { Chance } from './chance';
import type { VirtualClock } from './clock';
import type { Network, NetworkLife } from './network';

export const tenantId = 'simulated';

export interface Life {
  number: number;
  directory: string;
  engine: Engine;
  isDead(): boolean;
  /** Dies after so many more moments at which a process can die; at once after none. */
  doom(moments: number): void;
  /** What the engine said of bugs. */
  complaints: readonly string[];
  /** Lets go of what a dead engine still holds: its database and its timers. */
  bury(): Promise<void>;
}

/** The files of a mirror; the shared-memory file is made anew from them. */
const kept = ['', '-wal'];

function keepFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const suffix of kept) {
    const file = mirrorPath(from) + suffix;
    if (existsSync(file)) copyFileSync(file, mirrorPath(to) + suffix);
  }
}

/**
 * Starts an engine on a folder.
 *
 * @param died told of its death, with the folder that holds its files as of that moment
 */
export function startLife(
  number: number,
  directory: string,
  surroundings: { clock: VirtualClock; chance: Chance; network: Network; root: string },
  died: (at: string, heir: string) => void,
): Life {
  const { clock, chance, network, root } = surroundings;
  const complaints: string[] = [];
  const mourners: (() => void)[] = [];
  let dead = false;
  let moments: number | null = null;

  const die = (what: string) => {
    dead = true;
    const heir = join(root, `life-${number + 1}`);
    keepFiles(directory, heir);
    for (const mourn of mourners.splice(0)) mourn();
    died(what, heir);
  };
  const moment = (what: string) => {
    if (dead || moments === null) return;
    moments -= 1;
    if (moments < 0) die(what);
  };
  const networkLife: NetworkLife = {
    number,
    isDead: () => dead,
    moment,
    onDeath: (act) => mourners.push(act),
  };

  const environment: Environment = {
    now() {
      moment('the time is asked for');
      return clock.now();
    },
    fetch: network.fetchFor(networkLife),
    wait(milliseconds, signal) {
      moment('something is waited for');
      return new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const giveUp = () => {
          planned.cancel();
          resolve();
        };
        const planned = clock.after(milliseconds, () => {
          if (dead) return;
          signal.removeEventListener('abort', giveUp);
          resolve();
        });
        signal.addEventListener('abort', giveUp, { once: true });
      });
    },
    author: 'admin',
    random: () => chance.next(),
    uuid: () => chance.uuid(),
    log(level, text) {
      if (level === 'error' && !dead) complaints.push(text);
    },
  };
  const engine = createEngine(environment);

  return {
    number,
    directory,
    engine,
    isDead: () => dead,
    doom(after) {
      moments = after;
      if (after === 0) die('nothing is going on');
    },
    complaints,
    async bury() {
      dead = true;
      await engine.control['engine.stop'](undefined);
    },
  };
}

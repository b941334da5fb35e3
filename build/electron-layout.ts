import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where an Electron distribution keeps its executable, seen from its folder. */
export function executableIn(dist: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return join(dist, 'Electron.app/Contents/MacOS/Electron');
  return join(dist, platform === 'win32' ? 'electron.exe' : 'electron');
}

/** The version that a distribution says it is, without its `v`; null where it says nothing. */
export function versionOf(dist: string): string | null {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null;
}

const markerName = 'muster-stand-in.json';

/** What the marker file in a stand-in's folder says, for people and for the packaging, which refuses it. */
export interface Marker {
  what: string;
  version: string;
  source: string;
}

export const markerFile = (dist: string): string => join(dist, markerName);

/** Whether a distribution is the stand-in, wherever it has been copied to. */
export const isStandIn = (dist: string): boolean => existsSync(markerFile(dist));

import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

type Level = 'info' | 'warn' | 'error';
export type Log = (level: Level, text: string) => void;

const mostBytes = 1_000_000;

/** A log in a folder: `main.log`, and `main.old.log` for what was before it. A bearer token in a line is struck out. */
export function openLog(folder: string): Log {
  const path = join(folder, 'main.log');
  let bytes: number | null = null;
  return (level, text) => {
    const line = `${new Date().toISOString()} ${level} ${strikeOut(text)}\n`;
    try {
      if (bytes === null) {
        mkdirSync(folder, { recursive: true });
        bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      }
      if (bytes > mostBytes) {
        renameSync(path, join(folder, 'main.old.log'));
        bytes = 0;
      }
      appendFileSync(path, line, { mode: 0o600 });
      bytes += Buffer.byteLength(line);
    } catch (error) {
      // A full disk must not stop the app for the sake of its log.
      process.stderr.write(`${line}cannot write the log: ${error}\n`);
    }
  };
}

function strikeOut(text: string): string {
  return text.replace(/\bBearer\s+[^\s"',}]+/gi, 'Bearer [struck out]');
}

/** Loaded before a program that opens SQLite in Node itself. */
import { ensureSqliteAddon } from './sqlite-addon';

await ensureSqliteAddon();

import { hasDisplay } from './display';
import { ensureRuntime, type Runtime } from './runtime';
import { ensureSqliteAddon } from './sqlite-addon';
import { ensureSystemPackages, type Need } from './system-packages';

/**
 * Makes sure of an Electron that can open windows here, and of all it needs for that.
 * @param also what the task needs of the system besides
 */
export async function ensureRuntimeReady(also: Need[] = []): Promise<Runtime> {
  const needs: Need[] = ['window', ...also];
  if (!hasDisplay()) needs.push('display');
  await ensureSystemPackages(needs);
  const runtime = await ensureRuntime();
  await ensureSqliteAddon(runtime);
  return runtime;
}

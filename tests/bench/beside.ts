/** Muster and the peer beside it: the same rows in ag-grid-community, in the same runtime, in a grid of the same size. */
import { within } from './app';
import { layOutOver, musterMark } from './muster';
import { buildPeer } from './peer/build';
import { peerMark } from './peer/names';
import type { Setting } from './setting';
import { musterGrid, peerGrid, type ShownGrid } from './shown-grid';

/** Opens a grid, looks at it, and closes it. */
type LookAt = <T>(look: (grid: ShownGrid) => Promise<T>) => Promise<T>;

/**
 * Makes both ready.
 * @param mirror the one that both show, in turn
 */
export async function layOutBeside(
  setting: Setting,
  name: string,
  mirror: string,
): Promise<{ muster: LookAt; peer: LookAt }> {
  const args = await layOutOver(setting, name, mirror);
  const muster: LookAt = (look) =>
    within(setting.electron, args, musterMark, async (page) => look(await musterGrid(page)));
  const peerArgs = await buildPeer(await setting.newFolder(`${name}-peer`));
  const { width, height } = await muster(async ({ box }) => box);
  const peer: LookAt = (look) =>
    within(setting.electron, peerArgs({ mirror, width, height }), peerMark, async (page) => look(await peerGrid(page)));
  return { muster, peer };
}

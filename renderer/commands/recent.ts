/** The commands that were chosen last in the palette, kept from one run to the next. */
const key = 'muster:recent-commands';
const most = 20;

type Memory = Pick<Storage, 'getItem' | 'setItem'>;

/** Ids of commands, latest first. */
export function recentCommands(memory: Memory = localStorage): string[] {
  try {
    const kept: unknown = JSON.parse(memory.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    // What cannot be read is not worth keeping: the order begins anew.
    return [];
  }
}

export function rememberCommand(id: string, memory: Memory = localStorage) {
  const others = recentCommands(memory).filter((known) => known !== id);
  memory.setItem(key, JSON.stringify([id, ...others].slice(0, most)));
}

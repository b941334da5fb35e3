/** Somebody new whose details were begun, as the engine keeps them: they outlive the window, the app and a crash. */
import { z } from 'zod';
import { engine } from '../../bridge/engine';
import { keepLatest } from '../../columns/keepLatest';
import { addEntries, beginDraft, type Draft, isDraftEmpty, useDraft } from '../../invite/draft';
import { reportFault, showFailure } from '../../state/toasts';

const Memory = z.object({
  mode: z.enum(['one', 'many']),
  typed: z.record(z.string(), z.union([z.string(), z.boolean()])),
  groups: z.array(z.number()),
  people: z.array(z.record(z.string(), z.string())),
  ignored: z.array(z.string()),
  text: z.string(),
});

/** The engine keeps no longer text. */
const longest = 200_000;
/** While one types (ms). */
const calm = 250;

/** A draft as text; null where nothing was entered. A list that is too long is left out of it. */
export function memoryOf(draft: Draft): string | null {
  if (isDraftEmpty(draft)) return null;
  const { mode, typed, groups, entries, ignored, text } = draft;
  const whole: z.infer<typeof Memory> = {
    mode,
    typed: { ...typed },
    groups: [...groups],
    people: entries.map((entry) => ({ ...entry.typed })),
    ignored: [...ignored],
    text,
  };
  const told = JSON.stringify(whole);
  return told.length <= longest ? told : JSON.stringify({ ...whole, people: [], ignored: [], text: '' });
}

/** Puts what was kept into the draft; what cannot be read counts as nothing. */
export function takeMemory(text: string) {
  const read = Memory.safeParse(parsed(text));
  if (!read.success) return;
  const { mode, typed, groups, people, ignored, text: addresses } = read.data;
  addEntries(people, ignored);
  useDraft.setState({ mode, typed, groups: new Set(groups), text: addresses });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Another version may have written anything.
    return null;
  }
}

const keeper = keepLatest<{ tenantId: string; text: string | null }>(calm, async ({ tenantId, text }) => {
  const kept = await engine.call('window.keep', { tenantId, name: 'newcomer', text });
  // An engine that just stopped is started again, and what is kept next holds all of this.
  if (!kept.ok && kept.failure.code !== 'engine-stopped') showFailure(kept.failure);
});

/** The tenant whose draft is kept from now on: what it was before has been recalled. */
let followed: string | null = null;
let attempt = 0;

useDraft.subscribe((draft, before) => {
  const { tenantId } = draft;
  if (tenantId === null || tenantId !== followed || before.tenantId !== tenantId) return;
  keeper.keep({ tenantId, text: memoryOf(draft) }).catch(reportFault);
});

/** Brings back what was begun at a tenant, unless something else was begun meanwhile; and keeps it from then on. */
export async function recallDraft(tenantId: string): Promise<void> {
  attempt += 1;
  const mine = attempt;
  followed = null;
  await keeper.flush();
  const recalled = await engine.call('window.recall', { tenantId, name: 'newcomer' });
  if (mine !== attempt) return;
  beginDraft(tenantId);
  if (recalled.ok && recalled.value !== null && isDraftEmpty(useDraft.getState())) takeMemory(recalled.value);
  followed = tenantId;
}

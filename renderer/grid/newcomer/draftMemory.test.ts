import { beforeEach, describe, expect, it } from 'vitest';
import { failed, succeeded } from '../../../preload/failure';
import { engine } from '../../bridge/engine';
import { startEngine } from '../../bridge/engineForTests';
import { addEntries, beginDraft, clearDraft, type, useDraft } from '../../invite/draft';
import { memoryOf, recallDraft, takeMemory } from './draftMemory';

const kept = new Map<string, string | null>();

beforeEach(() => {
  kept.clear();
  clearDraft();
  engine.connect(
    startEngine({
      'window.recall': ({ tenantId }) => succeeded(kept.get(tenantId) ?? null),
      'window.keep': ({ tenantId, text }) => {
        kept.set(tenantId, text);
        return succeeded(null);
      },
    }).port,
  );
});

describe('somebody new who was begun', () => {
  it('is the same after being kept, with a list of others', () => {
    beginDraft('acme');
    type('emails', 'ada@x.org');
    type('active', false);
    addEntries([{ emails: 'bela@x.org' }], ['Shoe size']);
    useDraft.setState({ groups: new Set([3]), mode: 'many', text: 'c@x.org' });
    const before = useDraft.getState();
    const memory = memoryOf(before) ?? '';
    clearDraft();
    useDraft.setState({ mode: 'one' });
    takeMemory(memory);
    const { typed, groups, ignored, mode, text, entries } = useDraft.getState();
    expect({ typed, groups, ignored, mode, text }).toEqual({
      typed: before.typed,
      groups: before.groups,
      ignored: before.ignored,
      mode: 'many',
      text: 'c@x.org',
    });
    expect(entries.map((entry) => entry.typed)).toEqual([{ emails: 'bela@x.org' }]);
  });

  it('is nothing where nothing was entered, or nothing can be read', () => {
    beginDraft('acme');
    expect(memoryOf(useDraft.getState())).toBeNull();
    takeMemory('{"mode":"neither"}');
    takeMemory('{');
    expect(memoryOf(useDraft.getState())).toBeNull();
  });

  it('is kept without a list that is longer than anything that is kept', () => {
    beginDraft('acme');
    type('title', 'Driver');
    addEntries(
      Array.from({ length: 9_000 }, (_, index) => ({ emails: `person.number.${index}@some.example` })),
      [],
    );
    expect(JSON.parse(memoryOf(useDraft.getState()) ?? '')).toMatchObject({ typed: { title: 'Driver' }, people: [] });
  });

  it('is kept for its tenant, and comes back with it', async () => {
    await recallDraft('acme');
    type('emails', 'ada@x.org');
    await recallDraft('other');
    expect(useDraft.getState()).toMatchObject({ tenantId: 'other', typed: { active: true } });
    type('emails', 'bela@x.org');
    await recallDraft('acme');
    expect(useDraft.getState().typed.emails).toBe('ada@x.org');
    clearDraft();
    await recallDraft('other');
    expect(useDraft.getState().typed.emails).toBe('bela@x.org');
    expect(kept.get('acme')).toBeNull();
  });

  it('gives way to what was begun before it could be recalled', async () => {
    kept.set(
      'acme',
      JSON.stringify({ mode: 'one', typed: { emails: 'old@x.org' }, groups: [], people: [], ignored: [], text: '' }),
    );
    beginDraft('acme');
    const recalled = recallDraft('acme');
    type('emails', 'new@x.org');
    await recalled;
    expect(useDraft.getState().typed.emails).toBe('new@x.org');
    engine.connect(startEngine({ 'window.recall': () => failed('unknown-tenant') }).port);
    await recallDraft('gone');
    expect(useDraft.getState().typed).toEqual({ active: true });
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { failure, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { startTexts } from '../i18n';
import { actionForTests, administrationForTests } from '../state/administrationForTests';
import { useDialogs } from '../state/dialogs';
import { useUsers } from '../state/users';
import { columnsForTests } from './columnsForTests';
import { addEntries, changeEntry, clearDraft, isDraftEmpty, openInvite, removeEntries, type, useDraft } from './draft';
import { inviteForm } from './inviteForm';
import { submitMany, submitOne } from './submit';

beforeEach(() => {
  startTexts('en');
  clearDraft();
  useDialogs.setState({ dialog: null });
});

const emails = () => useDraft.getState().entries.map(({ typed }) => typed.emails);

describe('the draft', () => {
  it('outlives its dialog, and ends with the tenant', () => {
    useUsers.setState({ tenantId: 'acme' });
    openInvite();
    expect(useDialogs.getState().dialog).toBe('invite');
    type('emails', 'ada@x.org');
    useDialogs.setState({ dialog: null });
    openInvite();
    expect(useDraft.getState().typed.emails).toBe('ada@x.org');
    useDialogs.setState({ dialog: null });
    useUsers.setState({ tenantId: 'other' });
    openInvite();
    expect(useDraft.getState().typed.emails).toBeUndefined();
  });

  it('knows whether anything was entered', () => {
    expect(isDraftEmpty(useDraft.getState())).toBe(true);
    type('emails', 'a');
    expect(isDraftEmpty(useDraft.getState())).toBe(false);
    type('emails', '');
    type('reports', false);
    expect(isDraftEmpty(useDraft.getState())).toBe(true);
    type('active', false);
    expect(isDraftEmpty(useDraft.getState())).toBe(false);
    type('active', true);
    addEntries([{ emails: 'a@x.org' }], []);
    expect(isDraftEmpty(useDraft.getState())).toBe(false);
  });

  it('has a list that is added to, put right and thinned out', () => {
    addEntries([{ emails: 'a@x.org' }, { emails: 'b' }], ['Shoe size']);
    addEntries([{ emails: 'c@x.org' }], ['Shoe size']);
    const [first, second] = useDraft.getState().entries;
    changeEntry(second?.id ?? 0, 'emails', 'b@x.org');
    removeEntries(new Set([first?.id ?? 0]));
    expect(emails()).toEqual(['b@x.org', 'c@x.org']);
    expect(useDraft.getState().ignored).toEqual(['Shoe size']);
  });
});

describe('people who are created', () => {
  const form = inviteForm(columnsForTests, null);
  const shared = {
    tenantId: 'acme',
    form,
    administration: administrationForTests(),
    groups: new Set([7]),
    sends: true,
  };
  const ready = () => useDraft.getState().entries.map((entry) => ({ entry, values: { ...entry.typed } }));

  it('leave the list; who was refused stays in it', async () => {
    const { port } = startEngine({
      'changes.apply': () =>
        succeeded({ applied: 1, created: [1], refused: [{ row: null, column: 'emails', failure: failure('taken') }] }),
      'people.known': ({ values }) => succeeded(values.filter((value) => value === 'A@x.org')),
    });
    engine.connect(port);
    addEntries([{ emails: 'A@x.org' }, { emails: 'b@x.org' }], []);
    const { round } = useDraft.getState();
    expect(await submitMany(shared, ready())).toBe(false);
    expect(emails()).toEqual(['b@x.org']);
    expect(useDraft.getState().round).toBe(round + 1);
  });

  it('join the chosen groups, and are invited where that has to be asked for', async () => {
    const asked: unknown[] = [];
    const { port } = startEngine({
      'changes.apply': ({ edits, label }) => {
        asked.push(label.key, ...edits);
        return succeeded({ applied: edits.length, created: [1], refused: [] });
      },
    });
    engine.connect(port);
    const invitation = actionForTests('sendInvitation', { purpose: 'invitation' });
    const administration = administrationForTests({ invitation: 'onRequest', actions: [invitation] });
    expect(await submitOne({ ...shared, administration }, { emails: 'ada@x.org' })).toBe(true);
    expect(await submitOne({ ...shared, administration, sends: false }, { emails: 'bob@x.org' })).toBe(true);
    expect(asked).toEqual([
      'batch.invite.person',
      { kind: 'create', values: { emails: 'ada@x.org' }, groups: [7], actions: ['sendInvitation'] },
      'batch.create.person',
      { kind: 'create', values: { emails: 'bob@x.org' }, groups: [7] },
    ]);
  });

  it('stay in the draft where nobody could be created', async () => {
    engine.connect(
      startEngine({
        'changes.apply': () =>
          succeeded({ applied: 0, created: [], refused: [{ row: null, column: 'emails', failure: failure('taken') }] }),
      }).port,
    );
    type('emails', 'ada@x.org');
    expect(await submitOne(shared, { emails: 'ada@x.org' })).toBe(false);
    expect(useDraft.getState().typed.emails).toBe('ada@x.org');
  });
});

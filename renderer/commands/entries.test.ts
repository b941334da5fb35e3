import i18next from 'i18next';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { commandIds, everyone, type Tenant } from '../../preload/contract';
import { startTexts } from '../i18n';
import { columnForTests } from '../invite/columnsForTests';
import type { Offer } from '../selection/offers';
import { type Entry, paletteEntries } from './entries';
import { paletteSections } from './sections';
import type { Situation } from './situation';

vi.hoisted(() => vi.stubGlobal('navigator', { languages: ['en'] }));
beforeAll(() => startTexts('en'));

const column = (key: string, choices: string[] | null = null) =>
  columnForTests(key, { type: choices ? 'choice' : 'text', choices });

const acme: Tenant = {
  id: 'acme',
  name: 'Acme',
  kind: 'demo',
  baseUrl: 'https://acme.example/scim',
  colour: 0,
  keep: 'keychain',
} as Tenant;

const title = column('title');

function situation(changes: Partial<Situation> = {}): Situation {
  return {
    tenants: [acme],
    tenant: acme,
    status: null,
    administration: null,
    columns: [title, column('userType', ['employee', 'external'])],
    layout: { columns: [{ key: 'title', width: null }], frozen: 1 },
    listed: [title],
    people: 10,
    query: everyone,
    statuses: [{ value: 'active', count: 3 }],
    groups: [{ row: 7, name: 'Drivers', members: 2 }],
    isMatrix: false,
    isList: true,
    views: [],
    view: null,
    isViewChanged: false,
    column: null,
    screen: 'users',
    selected: 2,
    isChosen: true,
    settings: { theme: 'dark', language: 'en', density: 'comfortable' },
    isExporting: false,
    platform: 'linux',
    t: i18next.t,
    language: 'en',
    ...changes,
  };
}

const activate: Offer = {
  id: 'activate',
  deed: { kind: 'activate' },
  name: 'Activate',
  hint: null,
  applies: 2,
  why: null,
};
const headings = Object.fromEntries(
  ['selected', 'people', 'edit', 'go', 'list', 'changes', 'tenant', 'appearance', 'app'].map((group) => [group, group]),
) as Parameters<typeof paletteSections>[3];
const find = (entries: readonly Entry[], id: string) => entries.find((entry) => entry.id === id);

describe('what the palette lists', () => {
  it('is every command, and what the tenant has to go to', () => {
    const entries = paletteEntries(situation(), [activate]);
    const ids = entries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const ofSelected = ['deactivate-people', 'choose-role', 'choose-groups', 'set-values', 'delete-people'];
    const others = commandIds.filter((id) => id !== 'palette' && !ofSelected.includes(id));
    expect(ids).toEqual(expect.arrayContaining(others));
    expect(ids).toEqual(
      expect.arrayContaining(['group:7', 'list:userType:external', 'status:active', 'sort:title', 'tenant:acme']),
    );
    expect(find(entries, 'theme-dark')?.isOn).toBe(true);
    expect(find(entries, 'activate-people')).toMatchObject({ name: 'Activate', note: '2 people', why: null });
    expect(find(entries, 'invite')?.keys).toBe('Ctrl+N');
  });

  it('says why something cannot be done now', () => {
    const why = (id: string, changes: Partial<Situation>) =>
      find(paletteEntries(situation(changes), [activate]), id)?.why;
    expect(why('activate-people', { selected: 0 })).toBe('Select people in the list first.');
    expect(why('undo', {})).toBe('There is nothing to undo.');
    expect(why('replace', { screen: 'history' })).toBe('Show people in the list first.');
    expect(why('replace', {})).toBeNull();
    expect(why('export', { isExporting: true })).toBe('An export is under way.');
    expect(why('clear-filters', {})).toBe('Nothing is searched for or filtered.');
    expect(why('column:title', {})).toBe('One column has to stay.');
    expect(why('invite', { tenant: null })).toBe('Connect a tenant first.');
    expect(why('connect-tenant', { tenant: null })).toBeNull();
  });

  it('leaves out what a tenant does not have', () => {
    const ids = paletteEntries(situation({ groups: [], tenant: { ...acme, kind: 'connected' } as Tenant }), []).map(
      ({ id }) => id,
    );
    expect(ids).not.toContain('show-groups');
    expect(ids).not.toContain('show-matrix');
    expect(ids).not.toContain('mailbox');
  });

  it('begins with what was used lately, and brings what there are many of only when it is looked for', () => {
    const entries = paletteEntries(situation(), [activate]);
    const [first, ...others] = paletteSections(entries, '', ['theme-dark', 'gone', 'invite'], headings);
    expect(first).toMatchObject({ heading: 'recent' });
    expect(first?.entries.map(({ id }) => id)).toEqual(['theme-dark', 'invite']);
    const ids = others.flatMap(({ entries: lines }) => lines.map(({ id }) => id));
    expect(ids).not.toContain('invite');
    expect(ids).not.toContain('group:7');
    const [found] = paletteSections(entries, 'driv', [], headings);
    expect(found?.entries.map(({ id }) => id)).toEqual(['group:7']);
    expect(paletteSections(entries, 'qqq', [], headings)).toEqual([]);
  });
});

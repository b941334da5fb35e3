import { describe, expect, test } from 'vitest';
import type { HistoryEntry } from '../../preload/contract';
import { historyLine, labelText } from './history-words';

const words = {
  locale: 'fr',
  confirmed: 'Confirmé',
  create: 'Nouvel utilisateur',
  title: 'Fonction',
  'fleet = full': 'Complet',
  yes: 'Oui',
  no: 'Non',
  'batch.edit': '{{column}} de {{person}}',
  'batch.clear': 'Cellules vidées',
  'batch.paint_one': '{{count, number}} cellule',
  'batch.paint_other': '{{count, number}} cellules',
};

const entry: HistoryEntry = {
  id: 1,
  at: Date.UTC(2026, 0, 2),
  event: 'confirmed',
  changeId: 1,
  kind: 'set',
  batchId: 'b',
  batchLabel: { key: 'batch.clear', params: {} },
  author: 'ada',
  row: 1,
  person: 'Ann',
  column: 'fleet',
  from: 'full',
  to: 'none',
  detail: null,
  reversible: true,
};

describe('what a gesture is called', () => {
  test('has its places filled in, the attribute as the language calls it', () => {
    const params = { column: 'Title', columnKey: 'title', person: 'Ann' };
    expect(labelText({ key: 'batch.edit', params }, words)).toBe('Fonction de Ann');
    expect(labelText({ key: 'batch.edit', params: { column: 'Title' } }, words)).toBe('Title de ');
  });

  test('follows the plural and the numbers of the language', () => {
    expect(labelText({ key: 'batch.paint', params: { count: 1 } }, words)).toBe('1 cellule');
    expect(labelText({ key: 'batch.paint', params: { count: 1200 } }, words)).toBe('1\u202f200 cellules');
  });

  test('is nothing where there are no words for it', () => {
    expect(labelText({ key: 'batch.ofNextYear', params: {} }, words)).toBe('');
    expect(labelText({ key: 'constructor', params: {} }, words)).toBe('');
  });
});

describe('a line of the history', () => {
  test('tells everything in words', () => {
    expect(historyLine(entry, words)).toEqual([
      '2026-01-02T00:00:00.000Z',
      'Confirmé',
      'Ann',
      'fleet',
      'Complet',
      'none',
      'Cellules vidées',
      'ada',
      null,
    ]);
  });

  test('names a creation by its kind, and yes and no as the language does', () => {
    const created = { ...entry, kind: 'create' as const, column: '', from: null, to: true, batchLabel: null };
    expect(historyLine(created, words).slice(3, 7)).toEqual(['Nouvel utilisateur', null, 'Oui', '']);
  });
});

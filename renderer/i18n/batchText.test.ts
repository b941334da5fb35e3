import i18next from 'i18next';
import { expect, it } from 'vitest';
import { startTexts } from '.';
import { batchText } from './batchText';

startTexts('en');

it('calls the attribute as this language does, where it knows which it is', () => {
  const label = { key: 'batch.edit', params: { column: 'Fonction', columnKey: 'title', person: 'Ann' } };
  expect(batchText(i18next.t, label)).toBe('Title of Ann');
});

it('says what a gesture did, and admits where it does not know', () => {
  const { t } = i18next;
  expect(batchText(t, { key: 'batch.edit', params: { column: 'Title', person: 'Ann' } })).toBe('Title of Ann');
  expect(batchText(t, { key: 'batch.reverse', params: { batch: 'Title of Ann' } })).toBe('Reversed: Title of Ann');
  expect(batchText(t, { key: 'batch.ofNextYear', params: {} })).toBe('Changes');
  expect(batchText(t, { key: 'failure.gone.what', params: {} })).toBe('Changes');
});

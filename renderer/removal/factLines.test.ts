import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import type { Speech } from '../grid/values';
import { startTexts } from '../i18n';
import { createFormats } from '../i18n/formats';
import { actionForTests, administrationForTests } from '../state/administrationForTests';
import { type Facts, lossLines, peopleText, warningLines } from './factLines';

let speech: Speech;
beforeAll(() => {
  startTexts('en');
  speech = { t: i18next.t, formats: createFormats('en', []) };
});

const facts: Facts = {
  people: 12,
  names: ['Ada', 'Bob', 'Cy'],
  self: false,
  lastAdmin: false,
  activeToday: 0,
  memberships: 0,
  typed: null,
};

it('names the first few, and counts the others', () => {
  expect(peopleText(speech, facts)).toBe('Ada, Bob, Cy, and 9 others');
  expect(peopleText(speech, { names: ['Ada', 'Bob'], people: 2 })).toBe('Ada and Bob');
});

it('warns of the own account, of the last admin, and of people who are at work', () => {
  expect(warningLines(speech, facts)).toEqual([]);
  expect(warningLines(speech, { ...facts, self: true, lastAdmin: true, activeToday: 3 })).toEqual([
    'Your own account is among them: you would be signed out.',
    'Nobody who may edit users would be left.',
    '3 of them have signed in today.',
  ]);
  expect(warningLines(speech, { ...facts, people: 1, self: true, activeToday: 1 })).toEqual([
    'This is your own account: you would be signed out.',
    'This person has signed in today.',
  ]);
});

it('tells what goes for good, as far as the tenant has it', () => {
  expect(lossLines(speech, { ...facts, memberships: 31 }, administrationForTests())).toEqual([
    '31 memberships of groups end.',
    'Muster’s history keeps what it knows, so that they can be created again.',
    'Gone for good: the ID and when they signed in.',
  ]);
  const actions = [actionForTests('set', { purpose: 'password' }), actionForTests('key', { purpose: 'apiKey' })];
  expect(lossLines(speech, facts, administrationForTests({ actions })).at(-1)).toBe(
    'Gone for good: the ID, when they signed in, the password, and API keys.',
  );
});

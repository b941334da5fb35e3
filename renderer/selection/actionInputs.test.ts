import { expect, it } from 'vitest';
import type { ActionInput } from '../../preload/contract';
import { readInputs } from './actionInputs';

const input = (name: string, part: Partial<ActionInput> = {}): ActionInput => ({
  name,
  names: {},
  type: 'string',
  required: false,
  secret: false,
  choices: null,
  rules: [],
  maxSize: null,
  contentTypes: null,
  ...part,
});

it('reads what was entered as the types of the inputs have it, and leaves out what was not', () => {
  const inputs = [
    input('note'),
    input('days', { type: 'integer' }),
    input('loud', { type: 'boolean' }),
    input('until', { type: 'dateTime' }),
    input('nothing'),
  ];
  const entered = { note: ' hello ', days: '7', loud: true, until: '2026-03-31T10:00Z' };
  expect(readInputs(inputs, entered)).toEqual({
    inputs: { note: 'hello', days: 7, loud: true, until: '2026-03-31T10:00:00.000Z' },
    failures: {},
  });
});

it('says what is wrong with which', () => {
  const inputs = [
    input('note', { required: true }),
    input('days', { type: 'integer' }),
    input('kind', { choices: ['a', 'b'] }),
    input('until', { type: 'dateTime' }),
  ];
  const { failures } = readInputs(inputs, { note: ' ', days: '7.5', kind: 'c', until: 'soon' });
  expect(Object.entries(failures).map(([name, { code }]) => [name, code])).toEqual([
    ['note', 'required'],
    ['days', 'not-number'],
    ['kind', 'not-choice'],
    ['until', 'not-date'],
  ]);
});

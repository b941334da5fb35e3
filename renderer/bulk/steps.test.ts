import { expect, it } from 'vitest';
import { insertAttribute, insertStep } from './steps';

it('puts an attribute where the cursor is, in the stead of what is selected', () => {
  expect(insertAttribute('a@b', 0, 1, 'userName')).toEqual({ text: '{userName}@b', cursor: 10 });
});

it.each([
  ['{a}.{b}', 2, '{a|lower}.{b}'],
  ['{a}.{b}', 3, '{a|lower}.{b}'],
  ['{a}.{b}', 4, '{a}.{b|lower}'],
  ['{a}.{b}@x', 9, '{a}.{b|lower}@x'],
  ['{a|upper}', 4, '{a|upper|lower}'],
])('adds a step to the place in %s at %i', (text, cursor, wanted) => {
  expect(insertStep(text, cursor, 'lower')?.text).toBe(wanted);
});

it('goes on behind the place, and does nothing where there is none', () => {
  expect(insertStep('{a}', 2, 'slice:0:1')).toEqual({ text: '{a|slice:0:1}', cursor: 13 });
  expect(insertStep('text', 2, 'lower')).toBeNull();
  expect(insertStep('{a', 2, 'lower')).toBeNull();
});

import { expect, it } from 'vitest';
import { buttonWidth, fitting } from './fit';

const offers = ['Activate', 'Deactivate', 'Groups…'].map((name) => ({ name, applies: 12 }));
const whole = offers.reduce((sum, offer) => sum + buttonWidth(offer) + 8, 0);

it('shows all buttons where they have room', () => {
  expect(fitting(offers, whole, 80)).toEqual(offers);
});

it('leaves room for what lists the others, and keeps the first', () => {
  expect(fitting(offers, whole - 1, 80)).toEqual(offers.slice(0, 2));
  expect(fitting(offers, 100, 80)).toEqual([]);
});

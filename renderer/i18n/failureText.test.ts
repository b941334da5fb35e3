import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { failure } from '../../preload/failure';
import { startTexts } from '.';
import { failureText } from './failureText';

beforeAll(() => startTexts('fr'));

describe('a failure in words', () => {
  it('says what happened, what to do, and what the other side said', () => {
    expect(failureText(i18next.t, failure('required', {}, 'HTTP 400'))).toEqual({
      what: 'Ceci ne peut pas rester vide.',
      remedy: 'Saisissez une valeur.',
      detail: 'Le locataire indique\u00a0: HTTP 400',
    });
  });

  it('does not put words into the tenant’s mouth', () => {
    const { detail } = failureText(i18next.t, failure('no-keychain', {}, 'no bus'));
    expect(detail).toBe('Raison\u00a0: no bus');
  });

  it('tells the facts when they are known, as the language writes them', () => {
    const { remedy } = failureText(i18next.t, failure('pull-would-remove', { count: 1200, users: 48211 }));
    expect(remedy).toMatch(/ Manquants\u00a0: 1\u202f200 sur 48\u202f211\.$/);
  });

  it('leaves out the facts when something of them is missing', () => {
    const without = failureText(i18next.t, failure('pull-would-remove'));
    expect(failureText(i18next.t, failure('pull-would-remove', { count: 3 }))).toEqual(without);
    expect(failureText(i18next.t, failure('redirected', { location: '' })).remedy).not.toContain('mène à ');
    expect(without.remedy).not.toContain('{{');
  });
});

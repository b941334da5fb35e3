import { describe, expect, test } from 'vitest';
import { wordingOf } from './export-words';

const admin = 'urn:muster:params:scim:schemas:extension:admin:1.0:User';
const words = { activationPending: 'Activation en attente', choices: {} };

describe('the words of an export', () => {
  test('are those of the choices that have one', () => {
    const choices = { roles: { boss: 'Responsable' }, [`${admin}:status`]: { active: 'Actif' } };
    const wording = wordingOf(['userName', 'roles', `${admin}:status`], { ...words, choices });
    expect(wording.keys).toEqual(['userName', 'roles', `${admin}:status`]);
    expect(wording.word(['boss', 'boss', 'active'])).toEqual(['boss', 'Responsable', 'Actif']);
    expect(wording.word(['ann', ['boss', 'guest'], null])).toEqual(['ann', ['Responsable', 'guest'], null]);
    expect(wording.word(['ann', 'constructor', true])).toEqual(['ann', 'constructor', true]);
  });

  test('tell why somebody has never signed in, and only of whoever has not', () => {
    const columns = [`${admin}:lastLogin`, 'userName'];
    const wording = wordingOf(columns, words);
    expect(wording.keys).toEqual([...columns, `${admin}:status`]);
    expect(wording.word([null, 'ann', 'activationPending'])).toEqual(['Activation en attente', 'ann']);
    expect(wording.word([null, 'ann', 'inactive'])).toEqual([null, 'ann']);
    expect(wording.word(['2026-01-01T00:00:00Z', 'ann', 'activationPending'])).toEqual(['2026-01-01T00:00:00Z', 'ann']);
  });
});

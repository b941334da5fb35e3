import { describe, expect, it } from 'vitest';
import { createPeople, latest, type Person } from './people';

function people(count: number, seed: number): Omit<Person, 'draw'>[] {
  const source = createPeople(seed);
  return Array.from({ length: count }, () => {
    const { draw, ...person } = source.next();
    return person;
  });
}

const many = people(12_000, 7);
const share = (holds: (person: Omit<Person, 'draw'>) => boolean) => many.filter(holds).length / many.length;

describe('generated people', () => {
  it('are the same for the same seed, however many there are', () => {
    expect(people(50, 7)).toEqual(many.slice(0, 50));
    expect(people(50, 8)).not.toEqual(many.slice(0, 50));
  });

  it('share no id, number, userName or email', () => {
    for (const key of ['id', 'number', 'userName', 'email'] as const) {
      expect(new Set(many.map((person) => String(person[key]).toLowerCase())).size, key).toBe(many.length);
    }
    expect(
      many.every(({ id }) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
    expect(many.every(({ email }) => /^[a-z0-9.]+@[a-z0-9.-]+\.example$/.test(email))).toBe(true);
  });

  it('are as mixed as people are', () => {
    expect(share(({ activated }) => !activated)).toBeCloseTo(0.06, 1);
    expect(share(({ active }) => !active)).toBeCloseTo(0.08, 1);
    expect(share(({ phone }) => phone === null)).toBeCloseTo(0.18, 1);
    for (const language of ['da', 'de', 'fr', 'en', 'he', 'ar']) {
      expect(
        share((person) => person.language === language),
        language,
      ).toBeGreaterThan(0.005);
    }
    expect(many.some(({ givenName }) => /[æøå]/i.test(givenName))).toBe(true);
    expect(many.some(({ givenName }) => /[éèçô]/i.test(givenName))).toBe(true);
    expect(many.some(({ familyName }) => /\p{Script=Hebrew}/u.test(familyName))).toBe(true);
    expect(many.some(({ familyName }) => /\p{Script=Arabic}/u.test(familyName))).toBe(true);
    expect(Math.max(...many.map(({ familyName }) => familyName.length))).toBeGreaterThan(60);
    expect(many.every(({ givenName, familyName }) => givenName !== '' && familyName !== '')).toBe(true);
  });

  it('have histories in which nothing comes before its cause', () => {
    for (const { created, lastModified, lastLogin, activated } of many) {
      expect(created).toBeLessThan(latest);
      expect(lastModified).toBeGreaterThanOrEqual(created);
      expect(lastModified).toBeLessThanOrEqual(latest);
      expect(lastLogin === null).toBe(!activated);
      if (lastLogin !== null) expect(lastLogin).toBeGreaterThanOrEqual(created);
    }
    const years = new Set(many.map(({ created }) => new Date(created).getUTCFullYear()));
    expect(years.size).toBeGreaterThan(9);
  });
});

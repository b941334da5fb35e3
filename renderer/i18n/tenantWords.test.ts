import i18next from 'i18next';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Administration } from '../../preload/contract';
import { administrationForTests } from '../state/administrationForTests';
import { startTexts } from '.';
import { columnLabel, valueLabel } from './columnLabel';
import { speakAsTenant } from './tenantWords';

const own = 'urn:acme:User:fleetAccess';
const plain = administrationForTests();
const acme: Administration = {
  ...plain,
  roles: [{ value: 'boss', names: { en: 'Manager', fr: 'Responsable' }, descriptions: {}, permissions: [] }],
  labels: {
    [own]: { names: { en: 'Fleet access', fr: 'Accès à la flotte' }, values: { full: { en: 'Full', fr: 'Complet' } } },
    title: { names: {}, values: {} },
    nickName: { names: { de: 'Spitzname {{count}} $t(app.name)' }, values: {} },
  },
};

beforeEach(async () => {
  startTexts('en');
  await i18next.changeLanguage('en');
  speakAsTenant(acme);
});

const label = (key: string) => columnLabel(i18next.t, { key, label: 'Of the schema' });

describe('a tenant’s own words', () => {
  it('are those of the language, and change with it', async () => {
    expect([label(own), valueLabel(i18next.t, own, 'full')]).toEqual(['Fleet access', 'Full']);
    expect(valueLabel(i18next.t, 'roles', 'boss')).toBe('Manager');
    await i18next.changeLanguage('fr');
    expect([label(own), valueLabel(i18next.t, own, 'full')]).toEqual(['Accès à la flotte', 'Complet']);
    expect(valueLabel(i18next.t, 'roles', 'boss')).toBe('Responsable');
  });

  it('leave to the catalogue and the schema what the tenant says nothing of', () => {
    expect(label('title')).toBe('Title');
    expect(label('urn:acme:User:other')).toBe('Of the schema');
    expect(valueLabel(i18next.t, own, 'none')).toBe('none');
    expect(valueLabel(i18next.t, 'status', 'activationPending')).toBe('Activation pending');
  });

  it('may be of any language, and nothing in them is filled in', () => {
    expect(label('nickName')).toBe('Spitzname {{count}} $t(app.name)');
  });

  it('are gone with the tenant', () => {
    speakAsTenant(plain);
    expect(label(own)).toBe('Of the schema');
    speakAsTenant(null);
    expect(valueLabel(i18next.t, 'roles', 'boss')).toBe('boss');
  });
});

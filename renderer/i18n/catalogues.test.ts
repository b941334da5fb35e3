import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureCodes } from '../../preload/failure';
import en from './en.json';
import fr from './fr.json';

const catalogues: Record<string, Record<string, string>> = { en, fr };
const pluralForm = /_(zero|one|two|few|many|other)$/;

const withoutPlurals = (catalogue: Record<string, string>) =>
  [...new Set(Object.keys(catalogue).map((key) => key.replace(pluralForm, '')))].sort();

/** The names between double braces, without their formats. */
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)/g)].map((match) => match[1]).sort();

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name) && !entry.name.includes('.test.')) yield readFileSync(path, 'utf8');
  }
}

describe('the catalogues', () => {
  it('say the same things', () => {
    expect(withoutPlurals(fr)).toEqual(withoutPlurals(en));
  });

  it.each(Object.keys(catalogues))('have every plural form that %s needs', (language) => {
    const catalogue = catalogues[language] ?? {};
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plural = Object.keys(catalogue).filter((key) => pluralForm.test(key));
    for (const base of new Set(plural.map((key) => key.replace(pluralForm, '')))) {
      for (const form of forms) expect(catalogue, `${base} in ${language}`).toHaveProperty([`${base}_${form}`]);
    }
  });

  it('have no empty text, and the same placeholders', () => {
    for (const [key, text] of Object.entries(en)) {
      const other = (fr as Record<string, string>)[key] ?? '';
      expect(text.trim(), key).not.toBe('');
      expect(other.trim(), key).not.toBe('');
      expect(placeholders(other), key).toEqual(placeholders(text));
    }
  });

  it.each(failureCodes)('say for the failure %s what happened and what to do', (code) => {
    for (const catalogue of Object.values(catalogues)) {
      expect(catalogue[`failure.${code}.what`]).toBeTruthy();
      expect(catalogue[`failure.${code}.do`]).toBeTruthy();
    }
  });

  it('hold no failure that does not exist, and no text that nothing shows', () => {
    const code = [...sources(join(import.meta.dirname, '..'))].join('\n');
    const computed =
      /^(failure|column|status|mark|connection|settings\.theme|settings\.density|settings\.language|demo\.kind|left|batch|count|kind|fate|event|sendMode|changes\.filter|changes\.act|changes\.did|history\.header|history\.detail|matrix\.by|matrix\.columns|matrix\.pick|matrix\.find|tenants\.colour|groups\.added|groups\.removed|person\.section|rule|secret\.problem|palette\.group|bulk\.(by|step|problem|regex|matchCase|wholeCell)|filter\.(ready|heading|operator|says|expected))\b/;
    const isNamed = (key: string) => ["'", '"', '`'].some((quote) => code.includes(`${quote}${key}${quote}`));
    const unused = withoutPlurals(en).filter((key) => !computed.test(key) && !isNamed(key));
    expect(unused).toEqual([]);
    const failures = withoutPlurals(en).flatMap((key) => /^failure\.(.*)\.(?:what|do)$/.exec(key)?.[1] ?? []);
    expect([...new Set(failures)]).toEqual([...failureCodes].sort());
  });
});

/** Names and titles to draw from, made by faker once: asking faker for each of a million people would take minutes. */
import type { Faker } from '@faker-js/faker';
import { faker as arabic } from '@faker-js/faker/locale/ar';
import { faker as danish } from '@faker-js/faker/locale/da';
import { faker as german } from '@faker-js/faker/locale/de';
import { faker as english } from '@faker-js/faker/locale/en';
import { faker as french } from '@faker-js/faker/locale/fr';
import { faker as hebrew } from '@faker-js/faker/locale/he';

export type Language = 'da' | 'de' | 'fr' | 'en' | 'he' | 'ar';
export type Pool = readonly [string, ...string[]];

/** What people who speak a language are made of. */
export interface Pools {
  language: Language;
  locale: string;
  timezone: string;
  givenNames: Pool;
  familyNames: Pool;
  titles: Pool;
  /** `#` stands for a digit. */
  phone: string;
  /** Written from right to left, in letters that usernames and addresses do not take. */
  rightToLeft: boolean;
}

const fakers: Record<Language, Faker> = {
  da: danish,
  de: german,
  fr: french,
  en: english,
  he: hebrew,
  ar: arabic,
};

const places: Record<Language, Pick<Pools, 'locale' | 'timezone' | 'phone' | 'rightToLeft'>> = {
  da: { locale: 'da-DK', timezone: 'Europe/Copenhagen', phone: '+45 ## ## ## ##', rightToLeft: false },
  de: { locale: 'de-DE', timezone: 'Europe/Berlin', phone: '+49 15# #######', rightToLeft: false },
  fr: { locale: 'fr-FR', timezone: 'Europe/Paris', phone: '+33 6 ## ## ## ##', rightToLeft: false },
  en: { locale: 'en-GB', timezone: 'Europe/London', phone: '+44 7### ######', rightToLeft: false },
  he: { locale: 'he-IL', timezone: 'Asia/Jerusalem', phone: '+972 5#-###-####', rightToLeft: true },
  ar: { locale: 'ar-AE', timezone: 'Asia/Dubai', phone: '+971 5# ### ####', rightToLeft: true },
};

/** How many different ones are asked of faker. */
const sizes = { givenNames: 400, familyNames: 800, titles: 60, organisations: 8 };

function distinct(count: number, make: () => string): Pool {
  const [first = make(), ...others] = new Set(Array.from({ length: count }, make));
  return [first, ...others];
}

function poolsOf(language: Language, seed: number): Pools {
  const faker = fakers[language];
  faker.seed(seed);
  return {
    language,
    ...places[language],
    givenNames: distinct(sizes.givenNames, () => faker.person.firstName()),
    familyNames: distinct(sizes.familyNames, () => faker.person.lastName()),
    titles: distinct(sizes.titles, () => faker.person.jobTitle()),
  };
}

export interface PeoplePools {
  byLanguage: Record<Language, Pools>;
  organisations: Pool;
}

/** The last pools made; faker takes longer for them than a small tenant takes for its people. */
let lastMade: { seed: number; pools: PeoplePools } | null = null;

/** The pools of a seed: the same names for the same seed. */
export function createPools(seed: number): PeoplePools {
  if (lastMade?.seed !== seed) lastMade = { seed, pools: makePools(seed) };
  return lastMade.pools;
}

function makePools(seed: number): PeoplePools {
  const byLanguage = {
    da: poolsOf('da', seed),
    de: poolsOf('de', seed),
    fr: poolsOf('fr', seed),
    en: poolsOf('en', seed),
    he: poolsOf('he', seed),
    ar: poolsOf('ar', seed),
  };
  const companies = (['da', 'de', 'fr', 'en'] as const).flatMap((language) => {
    fakers[language].seed(seed);
    return Array.from({ length: sizes.organisations }, () => fakers[language].company.name());
  });
  const [first = 'Muster', ...others] = new Set(companies);
  return { byLanguage, organisations: [first, ...others] };
}

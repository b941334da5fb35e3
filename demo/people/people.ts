/** Believable people, the same for the same seed, each independent of how many there are. */
import { Draw, uuidFor } from './draw';
import { createPools, type Language, type Pool, type Pools } from './pools';

export interface Person {
  id: string;
  /** Counts up with the date the person was registered. */
  number: number;
  language: Language;
  locale: string;
  timezone: string;
  givenName: string;
  familyName: string;
  /** Unique, lower case, ASCII. */
  userName: string;
  /** Unique. */
  email: string;
  /** An address that waits for its confirmation. */
  pendingEmail: string | null;
  phone: string | null;
  title: string | null;
  organisation: string;
  employeeNumber: string | null;
  active: boolean;
  activated: boolean;
  /** Milliseconds since 1970, UTC; so are the others. */
  created: number;
  lastModified: number;
  lastLogin: number | null;
  /** Draws whatever else a kind of tenant wants to know of the person. */
  draw: Draw;
}

/** The people lived until here; fixed, so that a seed gives the same dates on every day. */
export const latest = Date.UTC(2025, 5, 1, 12);
const hour = 3_600_000;
const day = 86_400_000;
const oldest = 11 * 365 * day;

const spoken: readonly (readonly [Language, number])[] = [
  ['da', 0.4],
  ['de', 0.22],
  ['fr', 0.18],
  ['en', 0.18],
  ['he', 0.01],
  ['ar', 0.01],
];

function languageOf(draw: Draw): Language {
  let point = draw.next();
  for (const [language, share] of spoken) {
    point -= share;
    if (point < 0) return language;
  }
  return 'en';
}

function joined(draw: Draw, pool: Pool, count: number, joint: string): string {
  return Array.from({ length: count }, () => draw.pick(pool)).join(joint);
}

/** Names as people have them: mostly two words, some double-barrelled, a few that no column was made for. */
function nameOf(draw: Draw, { givenNames, familyNames }: Pools): { givenName: string; familyName: string } {
  const rarity = draw.next();
  if (rarity < 0.0008) {
    return { givenName: joined(draw, givenNames, 7, ' '), familyName: joined(draw, familyNames, 9, '-') };
  }
  if (rarity < 0.004) {
    return { givenName: joined(draw, givenNames, 3, '-'), familyName: joined(draw, familyNames, 3, '-') };
  }
  return {
    givenName: rarity > 0.94 ? joined(draw, givenNames, 2, ' ') : draw.pick(givenNames),
    familyName: draw.chance(0.05) ? joined(draw, familyNames, 2, '-') : draw.pick(familyNames),
  };
}

const special: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa', ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', œ: 'oe' };

/** The ASCII letters of a name, lower case. */
function ascii(name: string): string {
  return name
    .toLowerCase()
    .replace(/[æøåäöüßœ]/g, (letter) => special[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}

function domainOf(organisation: string): string {
  const words = organisation.split(/[^\p{L}]+/u).map(ascii);
  return `${words
    .filter((word) => word !== '')
    .slice(0, 2)
    .join('-')}.example`;
}

function loginOf(draw: Draw, pools: Pools, givenName: string, familyName: string): string {
  const [firstGiven = ''] = givenName.split(/[ -]/);
  const [firstFamily = ''] = familyName.split(/[ -]/);
  const given = ascii(firstGiven);
  const family = ascii(firstFamily);
  if (pools.rightToLeft || given === '' || family === '') return 'user';
  return draw.chance(0.2) ? `${given.slice(0, 1)}${family}` : `${given}.${family}`;
}

function phoneOf(draw: Draw, pools: Pools): string | null {
  return draw.chance(0.18) ? null : pools.phone.replace(/#/g, () => String(draw.below(10)));
}

/** Who has been here how long, and who has not been seen for long. @param now from when active people's absence counts */
function historyOf(
  draw: Draw,
  now: number,
): Pick<Person, 'active' | 'activated' | 'created' | 'lastModified' | 'lastLogin'> {
  const fate = draw.next();
  const activated = fate >= 0.06;
  const active = !activated || fate >= 0.14;
  // Tenants grow: there are more people of the last years than of the first.
  const age = activated ? oldest * draw.next() ** 1.6 : 60 * day * draw.next();
  const created = latest - Math.floor(age) - day;
  const since = latest - created;
  const away = active ? since * draw.next() ** 4 : since * (0.3 + 0.7 * draw.next());
  return {
    active,
    activated,
    created,
    lastModified: created + Math.floor(since * draw.next() ** 0.5),
    lastLogin: activated ? Math.max(created, (active ? now : latest) - Math.floor(away)) : null,
  };
}

/**
 * Makes people one after the other.
 * @param seed a whole number
 * @param now some of the active ones were here a moment ago; nothing else depends on it, and on nothing but its hour
 */
export function createPeople(seed: number, now: number = latest): { next(): Person } {
  const seenUntil = Math.max(latest, Math.floor(now / hour) * hour);
  const { byLanguage, organisations } = createPools(seed);
  const domains = new Map(organisations.map((name) => [name, domainOf(name)]));
  const taken = new Map<string, number>();
  let index = 0;

  /** Numbers logins that are taken. None ends in a digit before, so that two numbered ones cannot be the same. */
  function numbered(stem: string): string {
    const count = (taken.get(stem) ?? 0) + 1;
    taken.set(stem, count);
    return count === 1 ? stem : `${stem}${count}`;
  }

  return {
    next() {
      const draw = new Draw(seed, index);
      const id = uuidFor(seed, 1, index);
      index += 1;
      const pools = byLanguage[languageOf(draw)];
      const { language, locale, timezone } = pools;
      const { givenName, familyName } = nameOf(draw, pools);
      const organisation = draw.pick(organisations);
      const login = numbered(loginOf(draw, pools, givenName, familyName));
      const email = `${login}@${domains.get(organisation)}`;
      const { active, activated, created, lastModified, lastLogin } = historyOf(draw, seenUntil);
      return {
        id,
        number: 1000 + index,
        language,
        locale,
        timezone,
        givenName,
        familyName,
        userName: draw.chance(0.3) ? email : login,
        email,
        pendingEmail: draw.chance(0.012) ? `${login}@new.example` : null,
        phone: phoneOf(draw, pools),
        title: draw.chance(0.1) ? null : draw.pick(pools.titles),
        organisation,
        employeeNumber: draw.chance(0.07) ? null : String(10_000 + ((index * 7919) % 9_999_991)),
        active,
        activated,
        created,
        lastModified,
        lastLogin,
        draw,
      };
    },
  };
}

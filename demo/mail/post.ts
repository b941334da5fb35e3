/** Writes to the tenant's users. */
import { addressOf } from '../kinds/emails';
import type { Texts } from '../kinds/texts';
import { isObject, type Json, type JsonObject } from '../scim/resource';
import { emailLetters, handoverLetter, letter } from './letters';
import type { Mail } from './mail';
import type { Mailbox } from './mailbox';
import type { Ticket, Tickets } from './tickets';

export interface Post {
  /** Asks a user to activate the account; null where there is no address to write to. */
  invite(user: Addressee): Mail | null;
  /** Lets a user choose a new password; null where there is no address to write to. */
  offerReset(user: Addressee): Mail | null;
  /** Tells the old address of a change of email, and asks at the new one whether it is read. */
  announceEmail(user: Addressee, email: string, code: string): void;
  /** Tells somebody that they take over from a user; null where there is no address to write to. */
  handOver(user: Addressee, heir: Addressee): Mail | null;
}

/** A user, as far as the post is concerned. */
export type Addressee = Readonly<JsonObject> & { id: string };

interface Surroundings {
  mailbox: Mailbox;
  tickets: Tickets;
  /** What the tenant calls itself. */
  title: string;
  /** Where the tenant's pages are, e.g. `http://127.0.0.1:3000`. */
  site(): string;
}

const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');

/** How a user is addressed. */
function nameOf({ displayName, name, userName }: Readonly<JsonObject>): string {
  return text(displayName) || text(isObject(name) ? name.formatted : '') || text(userName);
}

function languageOf({ preferredLanguage, locale }: Readonly<JsonObject>): keyof Texts {
  return /^fr\b/i.test(text(preferredLanguage) || text(locale)) ? 'fr' : 'en';
}

const pages: Record<Ticket['purpose'], string> = { activation: '/activate', reset: '/reset' };

export function createPost({ mailbox, tickets, title, site }: Surroundings): Post {
  const factsOf = (user: Addressee) => ({ language: languageOf(user), name: nameOf(user), tenant: title });
  const write = (purpose: Ticket['purpose']) => (user: Addressee) => {
    const to = addressOf(user);
    if (to === null) return null;
    const { id: code } = tickets.issue(purpose, user.id);
    const link = `${site()}${pages[purpose]}?token=${code}`;
    return mailbox.send(letter(purpose, { ...factsOf(user), to, link, code }));
  };
  return {
    invite: write('activation'),
    offerReset: write('reset'),
    announceEmail(user, email, code) {
      const link = `${site()}/confirm-email?code=${encodeURIComponent(code)}`;
      for (const one of emailLetters({ ...factsOf(user), old: addressOf(user), email, link, code })) mailbox.send(one);
    },
    handOver(user, heir) {
      const to = addressOf(heir);
      return to === null ? null : mailbox.send(handoverLetter({ ...factsOf(heir), to, from: nameOf(user) }));
    },
  };
}

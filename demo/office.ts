/** What a tenant does for its users besides keeping their resources: writes to them, and minds their passwords, keys and pictures. */
import type { Plan } from './actions/action';
import { type Actions, createActions } from './actions/actions';
import { actionsOf } from './actions/catalogue/catalogue';
import { createReceipts, Receipt, type Receipts } from './actions/receipts';
import { ApiKey, type ApiKeys, createApiKeys } from './keys/keys';
import type { Kind } from './kinds/kind';
import { Mail } from './mail/mail';
import { createMailbox, type Mailbox } from './mail/mailbox';
import { createPost, type Post } from './mail/post';
import { createTickets, Ticket, type Tickets } from './mail/tickets';
import { createPasswords, PasswordRecord, type Passwords } from './passwords/passwords';
import { createPhotos, Photo, type Photos } from './photos/photos';
import { type LedgerJournal, openLedger } from './store/ledger';
import type { Witness } from './tenant/occurrence';

export interface Office {
  mailbox: Mailbox;
  tickets: Tickets;
  post: Post;
  passwords: Passwords;
  keys: ApiKeys;
  photos: Photos;
  receipts: Receipts;
  actions: Actions;
  /** Writes to people about what happens in the tenant. */
  witness: Witness;
  /** Forgets what belonged to a user who is gone; mails and receipts stay. */
  forget(user: string): void;
}

export interface OfficeSurroundings {
  plan: Plan;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  uuid(): string;
  /** Where the tenant's pages are, e.g. `http://127.0.0.1:3000`. */
  site(): string;
}

/**
 * Opens the office with what the journal has kept.
 * @throws ZodError if that cannot be read
 */
export function openOffice(kind: Kind, journal: LedgerJournal, { plan, now, uuid, site }: OfficeSurroundings): Office {
  const mailbox = createMailbox(openLedger(journal, 'mail', Mail), now);
  const tickets = createTickets(openLedger(journal, 'ticket', Ticket), now);
  const post = createPost({ mailbox, tickets, title: kind.title, site });
  const passwords = createPasswords(openLedger(journal, 'password', PasswordRecord), now);
  const keys = createApiKeys(openLedger(journal, 'apiKey', ApiKey), now, uuid);
  const photos = createPhotos(openLedger(journal, 'photo', Photo), uuid);
  const receipts = createReceipts(openLedger(journal, 'receipt', Receipt));
  const actions = createActions({ kind, actions: actionsOf[kind.name], plan, receipts, now });
  const { invitation } = kind.administration;
  return {
    ...{ mailbox, tickets, post, passwords, keys, photos, receipts, actions },
    witness(occurrence) {
      const { user } = occurrence;
      if (occurrence.what === 'emailRequested') post.announceEmail(user, occurrence.email, occurrence.code);
      // Who may not sign in is not asked to.
      else if (invitation === 'onCreate' && user.active !== false) post.invite(user);
    },
    forget(user) {
      passwords.forget(user);
      photos.remove(user);
      for (const { id } of keys.of(user)) keys.revoke(id);
    },
  };
}

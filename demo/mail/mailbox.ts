/** Everything that the tenant has mailed, to whomever. */
import type { Ledger } from '../store/ledger';
import type { Letter, Mail } from './mail';

export interface Mailbox {
  /** Sends a mail; each stands in the mailbox once. */
  send(letter: Letter): Mail;
  /** Oldest first. */
  all(): Mail[];
  /** What was sent to an address, in whatever case; oldest first. */
  to(address: string): Mail[];
}

/** @param now milliseconds since 1970, UTC */
export function createMailbox(mails: Ledger<Mail>, now: () => number): Mailbox {
  let count = mails.all().length;
  return {
    send(letter) {
      count += 1;
      const mail: Mail = { ...letter, id: String(count), at: new Date(now()).toISOString() };
      mails.put(mail);
      return mail;
    },
    all: () => mails.all(),
    to(address) {
      const wanted = address.toLowerCase();
      return mails.all().filter(({ to }) => to.toLowerCase() === wanted);
    },
  };
}

/** Everything that the tenant has mailed, to whomever. */
import type { Letter, Mail } from './mail';

export interface Mailbox {
  send(letter: Letter): Mail;
  /** Oldest first. */
  all(): Mail[];
  /** What was sent to an address, in whatever case; oldest first. */
  to(address: string): Mail[];
}

/** Where a mailbox keeps what was sent. */
export interface MailKeeping {
  /** What was sent before, oldest first. */
  mails: readonly Mail[];
  /** Told of each mail as it is sent. */
  keep(mail: Mail): void;
}

/** What a mailbox takes from the world. */
interface Surroundings {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  uuid(): string;
}

export function createMailbox({ now, uuid }: Surroundings, { mails, keep }: MailKeeping): Mailbox {
  const sent = [...mails];
  return {
    send(letter) {
      const mail: Mail = { ...letter, id: uuid(), at: new Date(now()).toISOString() };
      sent.push(mail);
      keep(mail);
      return mail;
    },
    all: () => sent.map((mail) => ({ ...mail })),
    to(address) {
      const wanted = address.toLowerCase();
      return sent.filter(({ to }) => to.toLowerCase() === wanted).map((mail) => ({ ...mail }));
    },
  };
}

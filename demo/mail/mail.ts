/** What the tenant mails to people. Nothing leaves this machine: mails are kept to be read. */

/** What a mail is about; the last two tell the old address and the new one of a change of email. */
export type MailKind = 'activation' | 'reset' | 'email-old' | 'email-new';

/** A mail before it is sent. */
export interface Letter {
  kind: MailKind;
  /** The address it goes to. */
  to: string;
  subject: string;
  /** Plain text, with the link and the code in it where there are any. */
  text: string;
  /** Where the receiver is asked to go. */
  link: string | null;
  /** What the receiver is asked to type or to keep. */
  code: string | null;
}

/** A mail that was sent. */
export interface Mail extends Letter {
  id: string;
  /** When it was sent, as a SCIM dateTime. */
  at: string;
}

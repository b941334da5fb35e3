/** What the tenant mails to people. Nothing leaves this machine: mails are kept to be read. */
import { z } from 'zod';

/** A mail that was sent. */
export const Mail = z.object({
  id: z.string(),
  /** The address it went to. */
  to: z.string(),
  subject: z.string(),
  /** Plain text, with the link and the code in it where there are any. */
  text: z.string(),
  /** Where the receiver is asked to go. */
  link: z.string().nullable(),
  /** What the receiver is asked to type, or what the link proves them by. */
  code: z.string().nullable(),
  /** When it was sent, as a SCIM dateTime. */
  at: z.string(),
  /** What it is about; `email-old` and `email-new` tell the old address and the new one of a change of email. */
  kind: z.enum(['activation', 'reset', 'email-old', 'email-new', 'handover']),
});
export type Mail = z.infer<typeof Mail>;
export type MailKind = Mail['kind'];

/** A mail before it is sent. */
export type Letter = Omit<Mail, 'id' | 'at'>;

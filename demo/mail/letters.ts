/** What the tenant writes to people, in their language. */
import type { Texts } from '../kinds/texts';
import type { Letter } from './mail';

type Language = keyof Texts;

interface Facts {
  language: Language;
  /** How the receiver is addressed. */
  name: string;
  /** What the tenant calls itself. */
  tenant: string;
  /** Where the receiver is asked to go. */
  link: string;
  /** What proves the receiver. */
  code: string;
}

/** What every letter is addressed and signed with. */
type Signed = Pick<Facts, 'language' | 'name' | 'tenant'>;

interface Wording {
  subject: string;
  body: string;
}

const activation: Record<Language, (facts: Facts) => Wording> = {
  en: ({ tenant, link }) => ({
    subject: `Activate your account at ${tenant}`,
    body: `You have been invited to ${tenant}. Activate your account here:\n\n${link}`,
  }),
  fr: ({ tenant, link }) => ({
    subject: `Activez votre compte ${tenant}`,
    body: `Vous avez reçu une invitation à rejoindre ${tenant}. Activez votre compte ici :\n\n${link}`,
  }),
};

const reset: Record<Language, (facts: Facts) => Wording> = {
  en: ({ tenant, link }) => ({
    subject: `Choose a new password for ${tenant}`,
    body: `An administrator asks you to choose a new password. The link is good for 24 hours:\n\n${link}`,
  }),
  fr: ({ tenant, link }) => ({
    subject: `Choisissez un nouveau mot de passe pour ${tenant}`,
    body: `Un administrateur vous demande de choisir un nouveau mot de passe. Le lien est valable 24 heures :\n\n${link}`,
  }),
};

const emailOld: Record<Language, (facts: Facts & { email: string }) => Wording> = {
  en: ({ tenant, email }) => ({
    subject: `Your email address at ${tenant} is about to change`,
    body: `Your email address is to become ${email}. Until that is confirmed, this one stays in force.`,
  }),
  fr: ({ tenant, email }) => ({
    subject: `Votre adresse e-mail chez ${tenant} va changer`,
    body: `Votre adresse e-mail doit devenir ${email}. Tant que ce n’est pas confirmé, celle-ci reste valable.`,
  }),
};

const emailNew: Record<Language, (facts: Facts) => Wording> = {
  en: ({ tenant, link, code }) => ({
    subject: `Confirm your email address at ${tenant}`,
    body: `This address is to become yours at ${tenant}. Confirm it with the code ${code}, or here:\n\n${link}`,
  }),
  fr: ({ tenant, link, code }) => ({
    subject: `Confirmez votre adresse e-mail chez ${tenant}`,
    body: `Cette adresse doit devenir la vôtre chez ${tenant}. Confirmez-la avec le code ${code}, ou ici :\n\n${link}`,
  }),
};

const handover: Record<Language, (facts: Signed & { from: string }) => Wording> = {
  en: ({ tenant, from }) => ({
    subject: `The items of ${from} are now yours`,
    body: `Everything that was assigned to ${from} at ${tenant} is now assigned to you: tasks, shifts, incidents and run sheets.`,
  }),
  fr: ({ tenant, from }) => ({
    subject: `Les éléments de ${from} sont maintenant les vôtres`,
    body: `Tout ce qui était attribué à ${from} chez ${tenant} vous est maintenant attribué : tâches, services, incidents et déroulés.`,
  }),
};

const greetings: Record<Language, (name: string) => string> = {
  en: (name) => `Hello ${name},`,
  fr: (name) => `Bonjour ${name},`,
};

function written({ language, name, tenant }: Signed, { subject, body }: Wording): Pick<Letter, 'subject' | 'text'> {
  return { subject, text: `${greetings[language](name)}\n\n${body}\n\n${tenant}` };
}

/** A letter with a link that its receiver may do something with. */
export function letter(kind: 'activation' | 'reset', facts: Facts & { to: string }): Letter {
  const { language, to, link, code } = facts;
  const wording = { activation, reset }[kind][language](facts);
  return { kind, to, ...written(facts, wording), link, code };
}

/** The letters of a change of email: to the old address, if there is one, and to the new one. */
export function emailLetters(facts: Facts & { old: string | null; email: string }): Letter[] {
  const { language, old, email, link, code } = facts;
  const toOld = (to: string): Letter => {
    return { kind: 'email-old', to, ...written(facts, emailOld[language](facts)), link: null, code: null };
  };
  const toNew: Letter = { kind: 'email-new', to: email, ...written(facts, emailNew[language](facts)), link, code };
  return [...(old === null ? [] : [toOld(old)]), toNew];
}

/** The letter to somebody who takes over what was assigned to `from`. */
export function handoverLetter(facts: Signed & { to: string; from: string }): Letter {
  const { language, to } = facts;
  return { kind: 'handover', to, ...written(facts, handover[language](facts)), link: null, code: null };
}

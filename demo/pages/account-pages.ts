/** The pages that links in mails lead to. */
import { demandOf, passwordRules } from '../passwords/rules';
import { html, type Language, type Markup, page } from './html';
import { words } from './words';

/** A page for people who have no token: what it is about, what went wrong, what it asks for. */
interface AccountPage {
  language: Language;
  tenant: string;
  subject: 'activate' | 'reset' | 'confirmEmail';
  /** Where the page is, without the language. */
  address: string;
  content: Markup;
}

function accountPage({ language, tenant, subject, address, content }: AccountPage): string {
  const elsewhere = `${address}${address.includes('?') ? '&' : '?'}lang=${language === 'en' ? 'fr' : 'en'}`;
  return page({ language, title: `${words[subject][language]} · ${tenant}`, elsewhere, content });
}

export type Said = Pick<AccountPage, 'language' | 'tenant' | 'subject' | 'address'> & { message: string };

/** Says how it ended. */
export function closingPage({ message, ...where }: Said): string {
  return accountPage({ ...where, content: html`<p role="status">${message}</p>` });
}

export interface Asking {
  language: Language;
  tenant: string;
  token: string;
  /** What went wrong with what was sent before. */
  problem: string | null;
}

function problemNote(problem: string | null): Markup | null {
  return problem === null ? null : html`<p class="problem" role="alert">${problem}</p>`;
}

function passwordFields(language: Language): Markup {
  const field = (name: string, label: string) => html`<label>${label}
<input type="password" name="${name}" autocomplete="new-password" required></label>`;
  return html`${field('password', words.password[language])}
<ul>${passwordRules.map((rule) => html`<li>${demandOf(rule)[language]}</li>`)}</ul>
${field('again', words.passwordAgain[language])}`;
}

/** @param userName what stands in the field at first; null: it is not for the user to choose */
export function activationPage({ language, tenant, token, problem }: Asking, userName: string | null): string {
  const nameField = html`<label>${words.userName[language]}
<input name="userName" value="${userName ?? ''}" autocomplete="username" maxlength="200" required></label>`;
  const content = html`${problemNote(problem)}
<form method="post" action="/activate?lang=${language}">
<input type="hidden" name="token" value="${token}">
${userName === null ? null : nameField}
${passwordFields(language)}
<button>${words.activate[language]}</button>
</form>`;
  const address = `/activate?${new URLSearchParams({ token })}`;
  return accountPage({ language, tenant, subject: 'activate', address, content });
}

export function resetPage({ language, tenant, token, problem }: Asking): string {
  const content = html`${problemNote(problem)}
<form method="post" action="/reset?lang=${language}">
<input type="hidden" name="token" value="${token}">
${passwordFields(language)}
<button>${words.reset[language]}</button>
</form>`;
  const address = `/reset?${new URLSearchParams({ token })}`;
  return accountPage({ language, tenant, subject: 'reset', address, content });
}

/** @param code what stands in the field at first */
export function confirmationPage(
  { language, tenant, problem }: Pick<Asking, 'language' | 'tenant' | 'problem'>,
  code: string,
): string {
  const content = html`${problemNote(problem)}
<form method="post" action="/confirm-email?lang=${language}">
<label>${words.code[language]}
<input name="code" value="${code}" autocomplete="one-time-code" maxlength="100" required></label>
<button>${words.confirm[language]}</button>
</form>`;
  const address = `/confirm-email?${new URLSearchParams({ code })}`;
  return accountPage({ language, tenant, subject: 'confirmEmail', address, content });
}

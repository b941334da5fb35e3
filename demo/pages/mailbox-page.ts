/** The page that shows what the tenant has mailed. */
import type { Mail } from '../mail/mail';
import { html, type Language, type Markup, page } from './html';
import { mailKinds, olderMails, words } from './words';

const mostShown = 200;

function dateOf(mail: Mail, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(Date.parse(mail.at))} UTC`;
}

function article(mail: Mail, language: Language): Markup {
  const { to, at, kind, subject, text, link, code } = mail;
  return html`<article>
<p class="meta"><span class="kind">${mailKinds[kind][language]}</span> · <time datetime="${at}">${dateOf(mail, language)}</time></p>
<p class="meta">${words.to[language]} ${to}</p>
<h2>${subject}</h2>
<pre>${text}</pre>
${code !== null && kind === 'email-new' ? html`<p>${words.code[language]} <code>${code}</code></p>` : null}
${link === null ? null : html`<p><a class="open" href="${link}">${words.openLink[language]}</a></p>`}
</article>`;
}

function addressOf(language: Language, search: string): string {
  return `/mailbox?${new URLSearchParams(search === '' ? { lang: language } : { lang: language, to: search })}`;
}

/**
 * @param mails oldest first
 * @param search shows only what was sent to addresses with this in them
 */
export function mailboxPage(tenant: string, mails: readonly Mail[], search: string, language: Language): string {
  const wanted = search.trim().toLowerCase();
  const found = mails.filter(({ to }) => to.toLowerCase().includes(wanted)).reverse();
  const older = found.length - mostShown;
  const nothing = mails.length === 0 ? words.noMails : words.noMatches;
  const content = html`<form class="search" method="get" action="/mailbox" role="search">
<input type="hidden" name="lang" value="${language}">
<input type="search" name="to" value="${search}" aria-label="${words.address[language]}" placeholder="${words.address[language]}">
<button>${words.search[language]}</button>
</form>
${wanted === '' ? null : html`<p><a href="${addressOf(language, '')}">${words.showAll[language]}</a></p>`}
${found.length === 0 ? html`<p>${nothing[language]}</p>` : found.slice(0, mostShown).map((mail) => article(mail, language))}
${older > 0 ? html`<p>${olderMails(older)[language]}</p>` : null}`;
  return page({
    language,
    title: `${words.mailbox[language]} · ${tenant}`,
    elsewhere: addressOf(language === 'en' ? 'fr' : 'en', search),
    content,
  });
}

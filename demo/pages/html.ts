/** HTML pages in which whatever is filled in is text, and nothing runs or is fetched. */
import { createHash } from 'node:crypto';
import type { Texts } from '../kinds/texts';

export type Language = keyof Texts;

/** Text that is HTML already. */
export class Markup {
  constructor(readonly text: string) {}
}

type Filling = string | Markup | readonly Markup[] | null;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function fill(value: Filling): string {
  if (value === null) return '';
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');
  return value instanceof Markup ? value.text : value.map(({ text }) => text).join('\n');
}

/** A template; what is put into it is escaped, unless it is markup. Attributes are written in double quotes. */
export function html(parts: TemplateStringsArray, ...values: Filling[]): Markup {
  return new Markup(parts.reduce((text, part, place) => `${text}${fill(values[place - 1] ?? null)}${part}`));
}

const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; --accent: #1d5fbf; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --accent: #8ab8ff; --on-accent: #10203a; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
header, main { max-width: 46rem; margin: 0 auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: baseline; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.25rem; margin: 0; flex: 1; }
h2 { font-size: 1.05rem; margin: 0; }
nav { display: flex; gap: .75rem; }
a { color: var(--accent); }
form { display: grid; gap: .75rem; max-width: 26rem; }
form.search { display: flex; max-width: none; margin-bottom: 1rem; }
form.search input { flex: 1; }
label { display: grid; gap: .25rem; }
input, button { font: inherit; padding: .45rem .7rem; border: 1px solid var(--line); border-radius: .4rem; }
button, a.open { background: var(--accent); color: var(--on-accent); border-color: transparent; cursor: pointer; }
a.open { display: inline-block; padding: .35rem .7rem; border-radius: .4rem; text-decoration: none; }
article { border: 1px solid var(--line); border-radius: .6rem; padding: .9rem 1rem; margin-bottom: .9rem; }
article p { margin: .15rem 0; }
.meta { opacity: .75; font-size: .9rem; overflow-wrap: anywhere; }
.kind { background: var(--soft); border-radius: .3rem; padding: 0 .4rem; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: .6rem 0; }
code { font-size: 1.05rem; letter-spacing: .05em; }
.problem { border-left: 4px solid #c62828; padding-left: .75rem; }
ul { margin: 0; padding-left: 1.2rem; }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** What goes with every page: no script, nothing from elsewhere, and no trace of the links that lead here. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

interface PageParts {
  language: Language;
  title: string;
  /** Where the page is in the other language. */
  elsewhere: string;
  content: Markup;
}

const otherLanguage: Record<Language, { language: Language; name: string }> = {
  en: { language: 'fr', name: 'Français' },
  fr: { language: 'en', name: 'English' },
};

/** A whole page. */
export function page({ language, title, elsewhere, content }: PageParts): string {
  const other = otherLanguage[language];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header><h1>${title}</h1><nav><a href="${elsewhere}" lang="${other.language}" hreflang="${other.language}">${other.name}</a></nav></header>
<main>
${content}
</main>
</body>
</html>
`.text;
}

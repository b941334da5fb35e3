/** The tenant's pages: what it has mailed, and where the links in mails lead. For everybody, without a token. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type Asking,
  activationPage,
  closingPage,
  confirmationPage,
  resetPage,
  type Said,
} from '../pages/account-pages';
import { type Language, pageHeaders } from '../pages/html';
import { languageFor } from '../pages/language';
import { mailboxPage } from '../pages/mailbox-page';
import {
  activateAccount,
  activationOver,
  choosesName,
  confirmAddress,
  type Ending,
  type Form,
  resetPassword,
  visitor,
} from '../pages/visits';
import { words } from '../pages/words';
import { type Context, pathOf } from './context';

const paths = { mailbox: '/mailbox', activate: '/activate', reset: '/reset', confirmEmail: '/confirm-email' } as const;

/** Whether a request is for one of the pages, which are no part of the protocol: it is neither counted nor struck by faults. */
export function isPage(request: FastifyRequest): boolean {
  const path = pathOf(request);
  return Object.values(paths).some((page) => page === path);
}

/** A field of a query or of a form; null if it is not there. */
function field(from: unknown, name: string): string | null {
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, name)) return null;
  const value: unknown = Reflect.get(from, name);
  return typeof value === 'string' ? value : null;
}

function languageOf({ query, headers }: FastifyRequest): Language {
  return languageFor(field(query, 'lang'), headers['accept-language']);
}

function show(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).headers(pageHeaders).send(page);
}

function formOf({ body }: FastifyRequest): Form {
  return { userName: field(body, 'userName'), password: field(body, 'password'), again: field(body, 'again') };
}

export function registerPages(app: FastifyInstance, { tenant, office, now }: Context): void {
  const { title } = tenant.kind;

  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: unknown, text: string) => Object.fromEntries(new URLSearchParams(text)),
  );

  /** The end of a visit, well or not. */
  function close(
    request: FastifyRequest,
    reply: FastifyReply,
    subject: Said['subject'],
    { kind, message }: Pick<Ending, 'message'> & { kind: Ending['kind'] | 'invalid' },
  ): FastifyReply {
    const language = languageOf(request);
    const page = closingPage({ language, tenant: title, subject, address: paths[subject], message: message[language] });
    return show(reply, kind === 'invalid' ? 404 : 200, page);
  }

  const asking = (request: FastifyRequest, token: string, ending: Ending | null): Asking => {
    const language = languageOf(request);
    return { language, tenant: title, token, problem: ending?.message[language] ?? null };
  };
  const invalid = { kind: 'invalid', message: words.linkInvalid } as const;

  app.get(paths.mailbox, async (request, reply) => {
    const search = field(request.query, 'to') ?? '';
    return show(reply, 200, mailboxPage(title, office.mailbox.all(), search, languageOf(request)));
  });

  app.get(paths.activate, async (request, reply) => {
    const token = field(request.query, 'token') ?? '';
    const user = visitor(tenant, office, 'activation', token);
    if (user === null) return close(request, reply, 'activate', invalid);
    const ended = activationOver(user);
    if (ended !== null) return close(request, reply, 'activate', ended);
    const userName = choosesName(tenant) ? String(user.userName ?? '') : null;
    return show(reply, 200, activationPage(asking(request, token, null), userName));
  });
  app.post(paths.activate, async (request, reply) => {
    const token = field(request.body, 'token') ?? '';
    const user = visitor(tenant, office, 'activation', token);
    if (user === null) return close(request, reply, 'activate', invalid);
    const form = formOf(request);
    const ending = activateAccount(tenant, office, user, form, now());
    if (ending.kind !== 'wrong') return close(request, reply, 'activate', ending);
    const userName = choosesName(tenant) ? (form.userName ?? '') : null;
    return show(reply, 400, activationPage(asking(request, token, ending), userName));
  });

  app.get(paths.reset, async (request, reply) => {
    const token = field(request.query, 'token') ?? '';
    if (visitor(tenant, office, 'reset', token) === null) return close(request, reply, 'reset', invalid);
    return show(reply, 200, resetPage(asking(request, token, null)));
  });
  app.post(paths.reset, async (request, reply) => {
    const token = field(request.body, 'token') ?? '';
    const user = visitor(tenant, office, 'reset', token);
    if (user === null) return close(request, reply, 'reset', invalid);
    const ending = resetPassword(office, user, token, formOf(request));
    if (ending.kind !== 'wrong') return close(request, reply, 'reset', ending);
    return show(reply, 400, resetPage(asking(request, token, ending)));
  });

  app.get(paths.confirmEmail, async (request, reply) => {
    return show(reply, 200, confirmationPage(asking(request, '', null), field(request.query, 'code') ?? ''));
  });
  app.post(paths.confirmEmail, async (request, reply) => {
    const code = field(request.body, 'code') ?? '';
    const ending = confirmAddress(tenant, code);
    if (ending.kind !== 'wrong') return close(request, reply, 'confirmEmail', ending);
    return show(reply, 400, confirmationPage(asking(request, '', ending), code));
  });
}

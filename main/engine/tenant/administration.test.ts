import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  action,
  config,
  describedBy,
  discoverAt,
  en,
  listOf,
  type Respond,
  types,
  urn,
} from '../../../tests/support/extended-tenant';
import { sendJson } from '../../../tests/sync/servers/scripted';
import { plainAdministration } from '../scim/administration';
import { adminSchema } from '../scim/columns';

describe('a tenant without the extension', () => {
  it('is not bothered, whatever roles and actions of its own it has', async () => {
    const own = { id: 'Role', endpoint: '/Roles', schema: 'urn:example:Role' };
    const found = await describedBy({
      '/ResourceTypes': [...types(), own],
      '/Roles': listOf([{ id: 'x', value: 'X' }]),
    });
    expect(found.admin).toEqual(plainAdministration);
    expect(found.asked).toEqual(expect.not.arrayContaining(['/Me', '/Actions', '/Roles']));
  });

  it.each<[string, Answers, string[]]>([
    ['actions', { '/ResourceTypes': types('Action') }, ['/Actions', '/Me']],
    ['roles', { '/ResourceTypes': types('Role') }, ['/Me', '/Roles']],
    ['keys', { '/ResourceTypes': types('ApiKey') }, ['/Me']],
    ['its configuration', { '/ServiceProviderConfig': config() }, ['/Actions', '/Me', '/Roles']],
    [
      'its attributes',
      {
        '/ResourceTypes': [{ ...types()[0], schemaExtensions: [{ schema: adminSchema }] }],
        '/Schemas': [{ id: adminSchema, attributes: [{ name: 'status' }] }],
      },
      ['/Me'],
    ],
  ])('is told from one that advertises %s', async (_, given, endpoints) => {
    const found = await describedBy(given);
    expect(found.asked.filter((path) => ['/Me', '/Actions', '/Roles'].includes(path)).sort()).toEqual(endpoints);
    expect(found.admin).toEqual(plainAdministration);
    expect(found.notes.filter((note) => endpoints.some((endpoint) => note.startsWith(endpoint)))).toEqual(
      endpoints.map((endpoint) => `${endpoint}: not-found`),
    );
  });
});

describe('the extension', () => {
  it('is read whole', async () => {
    const password = {
      name: 'password',
      names: [],
      type: 'string',
      required: true,
      secret: true,
      rules: [{ rule: 'minLength', value: 12 }, { rule: 'upper' }, { rule: 'haiku' }, { rule: 'maxLength' }],
    };
    const picture = {
      name: 'photo',
      type: 'binary',
      maxSize: 5000,
      contentTypes: ['image/png'],
      canonicalValues: ['a'],
    };
    const found = await describedBy({
      '/ResourceTypes': types('Action', 'Role'),
      '/ServiceProviderConfig': config({
        invitation: 'onRequest',
        auditAttribute: 'urn:example:User:userNumber',
        moduleAttributes: ['urn:example:User:b', 'urn:example:User:a'],
        labels: [
          { attribute: 'title', texts: [...en('Job'), { language: 'FR', value: 'Poste' }] },
          { attribute: 'active', value: 'true', texts: en('Yes') },
          { attribute: 'active', texts: en('Works here') },
        ],
      }),
      '/Me': {
        id: 'u1',
        userName: 'ada',
        displayName: 'Ada L.',
        [`${urn}:extension:admin:1.0:Me`]: {
          permissions: ['groups.edit', 'billing', 'users.edit'],
          readOnlyReason: en('Ask an administrator.'),
          ownReadOnly: [{ attribute: 'emails', reason: en('Ask support.') }],
        },
      },
      '/Actions': listOf([
        action('setPassword', { purpose: 'password', inputs: [password], names: en('Set password') }),
        action('invite', {
          purpose: 'invitation',
          appliesTo: `${adminSchema}:status eq "activationPending"`,
          inputs: [picture],
          queueable: true,
          bulk: true,
          confirmation: { kind: 'attribute', attribute: 'emails', warnings: en('Gone for good.') },
          unavailable: en('Not in your plan.'),
        }),
      ]),
      '/Roles': listOf([
        { id: '2', value: 'Member', names: en('Member') },
        {
          id: '1',
          value: 'Admin',
          descriptions: en('May do everything'),
          permissions: [{ value: 'users.edit', names: en('Edit users') }],
        },
      ]),
    });
    expect(found.notes).toEqual([]);
    expect(found.admin).toEqual({
      me: { id: 'u1', name: 'Ada L.', userName: 'ada' },
      permissions: ['users.edit', 'groups.edit'],
      readOnlyReason: { en: 'Ask an administrator.' },
      ownReadOnly: [{ attribute: 'emails', reason: { en: 'Ask support.' } }],
      actions: [
        {
          id: 'invite',
          purpose: 'invitation',
          names: {},
          descriptions: {},
          appliesTo: `${adminSchema}:status eq "activationPending"`,
          inputs: [
            {
              name: 'photo',
              names: {},
              type: 'binary',
              required: false,
              secret: false,
              choices: ['a'],
              rules: [],
              maxSize: 5000,
              contentTypes: ['image/png'],
            },
          ],
          queueable: true,
          bulk: true,
          confirmation: { kind: 'attribute', attribute: 'emails', warning: { en: 'Gone for good.' } },
          unavailable: { en: 'Not in your plan.' },
        },
        {
          id: 'setPassword',
          purpose: 'password',
          names: { en: 'Set password' },
          descriptions: {},
          appliesTo: null,
          inputs: [
            {
              name: 'password',
              names: {},
              type: 'string',
              required: true,
              secret: true,
              choices: null,
              rules: [
                { rule: 'minLength', value: 12 },
                { rule: 'upper', value: null },
              ],
              maxSize: null,
              contentTypes: null,
            },
          ],
          queueable: false,
          bulk: false,
          confirmation: { kind: 'none', attribute: null, warning: null },
          unavailable: null,
        },
      ],
      roles: [
        {
          value: 'Admin',
          names: {},
          descriptions: { en: 'May do everything' },
          permissions: [{ value: 'users.edit', names: { en: 'Edit users' } }],
        },
        { value: 'Member', names: { en: 'Member' }, descriptions: {}, permissions: [] },
      ],
      invitation: 'onRequest',
      auditAttribute: 'urn:example:User:userNumber',
      moduleAttributes: ['urn:example:User:b', 'urn:example:User:a'],
      labels: {
        active: { names: { en: 'Works here' }, values: { true: { en: 'Yes' } } },
        title: { names: { en: 'Job', fr: 'Poste' }, values: {} },
      },
    });
  });

  it('reads the same in whatever order it comes', async () => {
    const roles = ['b', 'a', 'c'].map((value) => ({ id: value, value }));
    const actions = ['z', 'x', 'bad', 'y'].map((id) => action(id, { purpose: id === 'bad' ? 'mischief' : 'other' }));
    const labels = ['title', 'active'].map((attribute) => ({
      attribute,
      texts: [{ language: 'fr', value: 'x' }, ...en('y')],
    }));
    const read = async (turn: <T>(list: T[]) => T[]) =>
      JSON.stringify(
        await describedBy({
          '/ServiceProviderConfig': config({ labels: turn(labels) }),
          '/Actions': listOf(turn(actions)),
          '/Roles': (response) => setTimeout(() => sendJson(response, 200, listOf(turn(roles))), turn([20, 0])[0]),
          '/Me': [],
        }),
      );
    expect(await read((list) => list.toReversed())).toBe(await read((list) => list));
  });

  it('is read page by page', async () => {
    const all = Array.from({ length: 45 }, (_, index) => action(`a${100 + index}`));
    const found = await describedBy({
      '/ResourceTypes': types('Action'),
      '/Actions': (response, query) => {
        const start = Number(query.get('startIndex') ?? 1) - 1;
        sendJson(response, 200, { totalResults: all.length, Resources: all.slice(start, start + 20) });
      },
    });
    expect(found.admin.actions.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  it('may hold no actions at all', async () => {
    const found = await describedBy({ '/ResourceTypes': types('Action'), '/Actions': { totalResults: 0 }, '/Me': {} });
    expect(found.admin).toEqual(plainAdministration);
    expect(found.notes).toEqual([]);
  });

  it.each<[string, object, object | null]>([
    ['a formatted name', { id: '1', name: { formatted: 'Ada L' } }, { id: '1', name: 'Ada L', userName: null }],
    ['two names', { ID: 1, name: { givenName: 'Ada', familyName: 'L' } }, { id: '1', name: 'Ada L', userName: null }],
    ['a username', { userName: 'ada' }, { id: null, name: 'ada', userName: 'ada' }],
    ['a number', { id: 7, displayName: 9 }, { id: '7', name: '7', userName: null }],
    ['nothing', { totalResults: 0 }, null],
  ])('calls whoever is signed in by %s', async (_, me, expected) => {
    const found = await describedBy({ '/ResourceTypes': types('ApiKey'), '/Me': me });
    expect(found.admin.me).toEqual(expected);
    expect(found.admin.permissions).toBeNull();
  });
});

describe('an extension that is not to be had', () => {
  const page: Respond = (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html></html>');
  const status = (code: number, headers = {}): Respond => {
    return (response) => sendJson(response, code, { detail: 'No' }, headers);
  };

  it.each<[string, Respond | object]>([
    ['403', status(403)],
    ['404', status(404)],
    ['501', status(501)],
    ['a web page', page],
    ['a redirection', status(308, { Location: 'https://elsewhere.example/Users/1' })],
    ['text', (response: ServerResponse) => response.end('hello')],
    ['something else', { hello: 'world' }],
    ['a list of nothing', listOf([1, 'x', null, []])],
  ])('costs its buttons: %s', async (_, answer) => {
    const given = { '/Me': answer, '/Actions': answer, '/Roles': answer };
    const found = await describedBy({ ...given, '/ServiceProviderConfig': config({ invitation: 'onCreate' }) });
    expect(found.admin).toEqual({ ...plainAdministration, invitation: 'onCreate' });
  });

  it.each<[string, Respond, string]>([
    ['a refused token', status(401), 'unauthorized'],
    ['a tenant under load', status(429), 'rate-limited'],
    ['a tenant in trouble', status(503), 'server-error'],
    ['a broken connection', (response) => response.destroy(), 'offline'],
  ])('is not %s', async (_, answer, code) => {
    for (const path of ['/Me', '/Actions', '/Roles']) {
      const given = { '/Me': {}, '/Actions': listOf([]), '/Roles': listOf([]), [path]: answer };
      const { found } = await discoverAt({ ...given, '/ServiceProviderConfig': config() });
      expect(found).toMatchObject({ ok: false, failure: { code } });
    }
  });
});

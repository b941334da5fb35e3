import { describe, expect, it } from 'vitest';
import { action, config, describedBy, en, listOf, types, urn } from '../../../tests/support/extended-tenant';
import { sendJson } from '../../../tests/sync/servers/scripted';

describe('an extension that is nonsense', () => {
  async function actionsOf(...entries: unknown[]) {
    const found = await describedBy({ '/ResourceTypes': types('Action'), '/Me': {}, '/Actions': listOf(entries) });
    return { actions: found.admin.actions, notes: found.notes.join('\n') };
  }

  it.each<[string, object]>([
    ['purpose', { purpose: 'mischief' }],
    ['appliesTo', { appliesTo: 'status is pending' }],
    ['appliesTo', { appliesTo: '('.repeat(9000) }],
    ['inputs', { inputs: { name: 'x', type: 'string' } }],
    ['inputs.0.type', { inputs: [{ name: 'x', type: 'colour' }] }],
    ['inputs.0.name', { inputs: [{ name: '__proto__', type: 'string' }] }],
    ['two of one name', { inputs: [1, 2].map(() => ({ name: 'x', type: 'string' })) }],
    ['bulk', { bulk: 'yes' }],
    ['id', { id: '..' }],
    ['id', { id: 'x'.repeat(201) }],
  ])('leaves an action out, and says so: %s', async (what, broken) => {
    const { actions, notes } = await actionsOf(action('a', broken), action('b'));
    expect(actions.map(({ id }) => id)).toEqual(['b']);
    expect(notes).toContain(what);
  });

  it.each<[string, unknown]>([
    ['a text', 'Resend'],
    ['an object', { en: 'Resend' }],
    ['numbers', [1, 2]],
    [
      'languages that are none',
      [
        { language: '__proto__', value: 'x' },
        { language: '', value: 'x' },
      ],
    ],
    [
      'values that are none',
      [{ language: 'en', value: 5 }, { language: 'fr' }, { language: 'de', value: 'x'.repeat(2001) }],
    ],
  ])('leaves texts out, and says so: %s', async (_, names) => {
    const { actions, notes } = await actionsOf(action('a', { names, unavailable: names }));
    expect(actions).toMatchObject([{ id: 'a', names: {}, unavailable: null }]);
    expect(notes).toContain('/Actions/a.names');
  });

  it('asks for a confirmation rather than for none', async () => {
    const { actions } = await actionsOf(
      action('a', { confirmation: { kind: 'blood', warnings: en('Careful') } }),
      action('b', { confirmation: { kind: 'attribute', attribute: 'no path' } }),
      action('c', { confirmation: 'yes' }),
    );
    const strict = { kind: 'number', attribute: null };
    expect(actions.map(({ confirmation }) => confirmation)).toEqual([
      { ...strict, warning: { en: 'Careful' } },
      { ...strict, warning: null },
      { ...strict, warning: null },
    ]);
  });

  it('lets no secret wait', async () => {
    const inputs = [{ name: 'pin', type: 'string', secret: true }];
    const { actions, notes } = await actionsOf(
      action('a', { queueable: true, inputs }),
      action('b', { queueable: true, purpose: 'apiKey' }),
    );
    expect(actions.map(({ queueable }) => queueable)).toEqual([false, false]);
    expect(notes).toContain('/Actions/a.queueable');
  });

  it('is bounded', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => index);
    const labels = many.map((index) => ({ attribute: `a${index}`, texts: en('x') }));
    const found = await describedBy({
      '/ServiceProviderConfig': config({ labels }),
      '/Me': { id: 'x'.repeat(9000), userName: 'y'.repeat(9000) },
      '/Actions': listOf(many.map((index) => action(`a${index}`, { names: index }))),
      '/Roles': (response, query) => {
        const start = Number(query.get('startIndex') ?? 1);
        sendJson(response, 200, { totalResults: 1e9, Resources: [{ id: `r${start}`, value: `r${start}` }] });
      },
    });
    expect(found.admin.actions).toHaveLength(500);
    expect(Object.keys(found.admin.labels)).toHaveLength(2000);
    expect(found.admin.roles.length).toBeLessThanOrEqual(500);
    expect(found.asked.filter((path) => path === '/Roles').length).toBeLessThanOrEqual(100);
    expect(found.admin.me?.userName).toHaveLength(500);
    expect(found.notes.length).toBeLessThan(60);
    expect(found.notes.join('\n')).toMatch(/and \d+ more/);
  });

  it('has what it says of its configuration left out piece by piece', async () => {
    const found = await describedBy({
      '/ServiceProviderConfig': config({
        invitation: 'never',
        auditAttribute: 'a b',
        moduleAttributes: ['title', 5, 'x[y]'],
        labels: [
          { attribute: 'title', value: '__proto__', texts: en('x') },
          { attribute: 'title' },
          { texts: en('y') },
          3,
        ],
      }),
      '/Me': {
        id: '1',
        [`${urn}:extension:admin:1.0:Me`]: {
          permissions: 'all',
          ownReadOnly: [{}, { attribute: 'emails', reason: 1 }],
        },
      },
    });
    expect(found.admin).toMatchObject({
      permissions: null,
      ownReadOnly: [{ attribute: 'emails', reason: {} }],
      invitation: null,
      auditAttribute: 'id',
      moduleAttributes: ['title'],
    });
    expect(JSON.stringify(found.admin.labels)).toBe('{"title":{"names":{},"values":{"__proto__":{"en":"x"}}}}');
    for (const what of ['invitation', 'auditAttribute', 'moduleAttributes[1]', 'labels[2]', '/Me.permissions']) {
      expect(found.notes.join('\n')).toContain(what);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { actionType } from '../scim/action';
import { isObject, type JsonObject } from '../scim/resource';
import type { Attribute } from '../scim/schema';
import { resourcesOf, testClient } from '../test-client';
import { actionsOf } from './catalogue/catalogue';
import { actionScenes, admins } from './scene';

const open = actionScenes();

async function listed(token: string, options: Parameters<typeof open>[0] = {}): Promise<JsonObject[]> {
  const { demo } = await open({ admins, ...options });
  return resourcesOf(await testClient({ ...demo, token }).get('/Actions'));
}
const named = (actions: JsonObject[], id: string) => actions.find((action) => action.id === id);

describe('the list of actions', () => {
  it.each([
    ['trackunit', ['resendActivation', 'resetPassword', 'deletion']],
    [
      'justtrack',
      ['resendInvitation', 'resetPassword', 'setPassword', 'generateApiKey', 'setPhoto', 'removePhoto', 'deletion'],
    ],
    ['wetrack', ['sendInvitation', 'resetPassword', 'handOver', 'deletion']],
  ] as const)('is that of %s, all available to who may do everything', async (kind, ids) => {
    const actions = await listed('secret', { kind, admins: [] });
    expect(actions.map(({ id }) => id)).toEqual(ids);
    expect(actions.filter(({ unavailable }) => unavailable !== undefined)).toEqual([]);
  });

  it('has every text in both languages', () => {
    const incomplete = Object.values(actionsOf)
      .flat()
      .flatMap(({ names, descriptions, confirmation, inputs }) => [
        ...[names, descriptions, confirmation.warning],
        ...inputs.map((input) => input.names),
      ])
      .filter((texts) => texts !== null && (texts.en === '' || texts.fr === '' || texts.en === texts.fr));
    // The same in both.
    expect(incomplete).toEqual([{ en: 'Photo', fr: 'Photo' }]);
  });

  it('describes inputs, confirmations and who it applies to', async () => {
    const actions = await listed('secret');
    expect(named(actions, 'setPassword')).toMatchObject({
      purpose: 'password',
      inputs: [
        {
          name: 'password',
          type: 'string',
          required: true,
          secret: true,
          rules: [{ rule: 'minLength', value: 12 }, {}, {}, {}, {}, {}],
        },
      ],
      queueable: false,
      bulk: false,
    });
    expect(named(actions, 'setPhoto')).toMatchObject({
      inputs: [{ type: 'binary', maxSize: 1_000_000, contentTypes: ['image/jpeg', 'image/png', 'image/webp'] }],
    });
    expect(named(actions, 'removePhoto')).toMatchObject({ appliesTo: 'photos pr', queueable: true, bulk: false });
    const fleet = await listed('secret', { kind: 'trackunit', admins: [] });
    expect(named(fleet, 'deletion')).toMatchObject({ confirmation: { kind: 'attribute', attribute: 'emails' } });
    const events = await listed('secret', { kind: 'wetrack', admins: [] });
    expect(named(events, 'deletion')).toMatchObject({ confirmation: { kind: 'number' } });
  });

  it('says what a bearer with a lesser role cannot do, and why', async () => {
    const manager = await listed('manager');
    expect(manager.filter(({ unavailable }) => unavailable !== undefined).map(({ id }) => id)).toEqual([
      'setPassword',
      'generateApiKey',
      'deletion',
    ]);
    expect(named(manager, 'setPassword')?.unavailable).toMatchObject([
      { language: 'en', value: expect.stringContaining('Forgot password?') },
      { language: 'fr', value: expect.stringContaining('Mot de passe oublié ?') },
    ]);
    const member = await listed('member');
    expect(member.every(({ unavailable }) => unavailable !== undefined)).toBe(true);
  });

  it('says that keys need the plan', async () => {
    const actions = await listed('secret', { plan: 'basic' });
    expect(named(actions, 'generateApiKey')?.unavailable).toEqual([
      { language: 'en', value: 'API keys need the Pro plan.' },
      { language: 'fr', value: 'Les clés API nécessitent le forfait Pro.' },
    ]);
  });

  it.each(['trackunit', 'justtrack', 'wetrack'] as const)('of %s holds to its schema', async (kind) => {
    const check = (attributes: readonly Attribute[], value: JsonObject) => {
      for (const [name, inner] of Object.entries(value)) {
        const attribute = attributes.find((one) => one.name === name);
        expect(attribute, name).toBeDefined();
        expect(Array.isArray(inner), name).toBe(attribute?.multiValued);
        for (const one of [inner].flat()) if (isObject(one)) check(attribute?.subAttributes ?? [], one);
      }
    };
    for (const { schemas, id, meta, ...action } of await listed('secret', { kind, admins: [], plan: 'basic' })) {
      expect([schemas, typeof id, isObject(meta)]).toEqual([[actionType.core.id], 'string', true]);
      check(actionType.core.attributes, action);
    }
  });

  it('shows one action by its id', async () => {
    const { client } = await open();
    expect((await client.get('/Actions/setPhoto')).body).toMatchObject({
      id: 'setPhoto',
      meta: { resourceType: 'Action' },
    });
    expect((await client.get('/Actions/nonsense')).status).toBe(404);
  });
});

import { describe, expect, it } from 'vitest';
import type { Column, TenantAction } from '../../preload/contract';
import { failure } from '../../preload/failure';
import { actionForTests, administrationForTests } from '../state/administrationForTests';
import { gridRow } from '../state/entriesForTests';
import { offerFor, offersOf, type Standing, whyFixed, whyNotDeleted } from './offers';

const action = (id: string, given: Partial<TenantAction> = {}) => actionForTests(id, { bulk: false, ...given });
const administration = administrationForTests();
const row = gridRow({});

function standing(actions: TenantAction[], given: Partial<Standing> = {}): Standing {
  return {
    administration: { ...administration, actions },
    person: { row, waiting: [], actions: actions.map(({ id }) => ({ action: id, why: null })) },
    isOnline: true,
    wordsOf: ({ unavailable }) => unavailable?.en ?? null,
    ...given,
  };
}

describe('what is offered', () => {
  it('stands in the order of its purpose, without what has a place of its own', () => {
    const actions = [
      action('other'),
      action('photo', { purpose: 'photo' }),
      action('reset', { purpose: 'passwordReset' }),
      action('invite', { purpose: 'invitation' }),
      action('deletion', { purpose: 'deletion' }),
    ];
    expect(offersOf(standing(actions)).map((offer) => offer.action.id)).toEqual(['invite', 'reset', 'other']);
    expect(offerFor('photo', standing(actions))?.action.id).toBe('photo');
    expect(offerFor('password', standing(actions))).toBeNull();
  });

  it('says why it cannot be done: the tenant first, then the person, then the connection', () => {
    const plan = action('key', { queueable: false, unavailable: { en: 'Needs the Pro plan.' } });
    const away = { isOnline: false };
    expect(offersOf(standing([plan], away))[0]?.why).toEqual(failure('unavailable', {}, 'Needs the Pro plan.'));
    const reset = action('reset', { queueable: false });
    const person = { row, waiting: [], actions: [{ action: 'reset', why: failure('not-applicable') }] };
    expect(offersOf(standing([reset], { ...away, person }))[0]?.why?.code).toBe('not-applicable');
    expect(offersOf(standing([reset], away))[0]?.why?.code).toBe('needs-connection');
    expect(offersOf(standing([reset]))[0]?.why).toBeNull();
  });

  it('is not offered twice: what waits is enough, unless it is a picture', () => {
    const actions = [action('invite', { purpose: 'invitation' }), action('photo', { purpose: 'photo' })];
    const waiting = actions.map(({ id }) => ({ action: id, changeId: 1, state: 'pending' as const, failure: null }));
    const person = { row, waiting, actions: [] };
    expect(offersOf(standing(actions, { person }))[0]?.why?.code).toBe('already-waiting');
    expect(offerFor('photo', standing(actions, { person }))?.why).toBeNull();
    const refused = { ...person, waiting: waiting.map((one) => ({ ...one, state: 'rejected' as const })) };
    expect(offersOf(standing(actions, { person: refused }))[0]?.why).toBeNull();
  });

  it('keeps what is secret from somebody who is not there yet, and from the queue', () => {
    const secret = { name: 'password', names: {}, type: 'string', required: true, secret: true } as const;
    const rest = { choices: null, rules: [], maxSize: null, contentTypes: null };
    const password = action('password', { purpose: 'password', queueable: true, inputs: [{ ...secret, ...rest }] });
    expect(offersOf(standing([password], { isOnline: false }))[0]?.why?.code).toBe('needs-connection');
    const fate = { changeId: 1, kind: 'create', state: 'pending' } as const;
    const person = { row: { ...row, fate }, waiting: [], actions: [] };
    expect(offersOf(standing([password], { person }))[0]?.why?.code).toBe('not-applicable');
  });

  it('may wait for a connection where the tenant lets it', () => {
    expect(offersOf(standing([action('reset')], { isOnline: false }))[0]?.why).toBeNull();
  });
});

it('says why somebody cannot be deleted', () => {
  const words = () => 'Ask support.';
  expect(whyNotDeleted(administration, { row }, words)).toBeNull();
  expect(whyNotDeleted({ ...administration, permissions: [] }, { row }, words)?.code).toBe('not-permitted');
  const goes = { ...row, fate: { changeId: 1, kind: 'delete', state: 'pending' } } as const;
  expect(whyNotDeleted(null, { row: goes }, words)?.code).toBe('to-be-deleted');
  const never = action('deletion', { purpose: 'deletion', unavailable: { en: 'x' } });
  expect(whyNotDeleted({ ...administration, actions: [never] }, { row }, words)?.detail).toBe('Ask support.');
});

it('says why a field cannot be edited', () => {
  const column = { editable: true, fixed: null } as Column;
  expect(whyFixed(column, 0, row)).toBeNull();
  expect(whyFixed({ ...column, editable: false, fixed: 'immutable' }, 0, row)?.code).toBe('immutable');
  const own = { ...row, locked: { 2: failure('own-attribute') } };
  expect(whyFixed(column, 2, own)?.code).toBe('own-attribute');
  expect(whyFixed(column, 1, own)).toBeNull();
});

/** What the tenant held, when, and through whom: kept by looking at the tenant itself, behind the protocol. */
import type { TenantHandle } from '../../demo/server';
import type { Json, JsonObject } from '../../main/engine/scim/resource';

export type Kind = 'User' | 'Group';

/** Who moved the tenant: a request of ours by its number, somebody else, or nobody yet. */
export type Mover = { by: 'request'; request: number } | { by: 'colleague' } | { by: 'setup' };

/** A value that an attribute of a resource had from some moment on; null where it had none. */
export interface Held {
  value: Json;
  /** Its place in the order of everything that happened at the tenant. */
  seq: number;
  mover: Mover;
}

export interface Movement {
  kind: Kind;
  id: string;
  /** The attribute; `members` with the member's id behind a slash for somebody in a group. */
  path: string;
  before: Json;
  after: Json;
}

export interface Birth {
  kind: Kind;
  id: string;
  resource: JsonObject;
  seq: number;
  mover: Mover;
}

export interface Death {
  kind: Kind;
  id: string;
  seq: number;
  mover: Mover;
}

/** Something that was done to somebody beyond their attributes. */
export interface Deed {
  user: string;
  action: string;
  requestId: string;
  seq: number;
  mover: Mover;
}

/** What one write did at the tenant. */
export interface Effect {
  moved: Movement[];
  born: Birth[];
  died: Death[];
  done: Deed[];
}

export interface Ledger {
  /** Looks at the tenant and notes what is different; call after everything that may have moved it. */
  note(mover: Mover): Effect;
  /** The number of the last movement. */
  seq(): number;
  /** All values that an attribute has had, oldest first. */
  held(kind: Kind, id: string, path: string): readonly Held[];
  /** The attributes that a resource has now; null if there is no such resource. */
  now(kind: Kind, id: string): ReadonlyMap<string, Json> | null;
  /** The resource as it was last seen, also if it is gone. */
  last(kind: Kind, id: string): JsonObject | null;
  births(): readonly Birth[];
  /** In the order of doing. */
  deeds(): readonly Deed[];
  deaths(): readonly Death[];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The values of a resource by path, as changes name them. */
export function flatten(kind: Kind, resource: JsonObject): Map<string, Json> {
  const flat = new Map<string, Json>();
  for (const [name, value] of Object.entries(resource)) {
    if (name === 'schemas' || name === 'meta' || name === 'id' || (kind === 'User' && name === 'groups')) continue;
    if (name === 'members' && Array.isArray(value)) {
      for (const member of value) if (isObject(member)) flat.set(`members/${String(member.value)}`, true);
    } else if (isObject(value)) {
      const joint = name.toLowerCase().startsWith('urn:') ? ':' : '.';
      for (const [sub, inner] of Object.entries(value)) flat.set(`${name}${joint}${sub}`, inner ?? null);
    } else {
      flat.set(name, value ?? null);
    }
  }
  return flat;
}

interface Known {
  resource: JsonObject;
  flat: Map<string, Json>;
}

export function createLedger(tenant: TenantHandle): Ledger {
  const known = new Map<string, Known>();
  const gone = new Map<string, JsonObject>();
  const values = new Map<string, Held[]>();
  const births: Birth[] = [];
  const deaths: Death[] = [];
  const deeds: Deed[] = [];
  /** What was done before the history begins. */
  const past = tenant.receipts.all().length;
  let seq = 0;

  const remember = (key: string, path: string, value: Json, mover: Mover) => {
    const place = `${key}/${path}`;
    const list = values.get(place);
    if (list) list.push({ value, seq, mover });
    else values.set(place, [{ value, seq, mover }]);
  };

  function noteOne(kind: Kind, resource: JsonObject, mover: Mover, effect: Effect): void {
    const id = String(resource.id);
    const key = `${kind}/${id}`;
    const before = known.get(key);
    if (before?.resource === resource) return;
    const flat = flatten(kind, resource);
    known.set(key, { resource, flat });
    seq += 1;
    if (!before) {
      const birth: Birth = { kind, id, resource, seq, mover };
      births.push(birth);
      effect.born.push(birth);
    }
    for (const path of new Set([...(before?.flat.keys() ?? []), ...flat.keys()])) {
      const was = before?.flat.get(path) ?? null;
      const is = flat.get(path) ?? null;
      if (before && JSON.stringify(was) === JSON.stringify(is)) continue;
      remember(key, path, is, mover);
      if (before) effect.moved.push({ kind, id, path, before: was, after: is });
    }
  }

  return {
    note(mover) {
      const effect: Effect = { moved: [], born: [], died: [], done: [] };
      const there = new Set<string>();
      for (const kind of ['User', 'Group'] as const) {
        for (const resource of kind === 'User' ? tenant.users() : tenant.groups()) {
          there.add(`${kind}/${resource.id}`);
          noteOne(kind, resource as JsonObject, mover, effect);
        }
      }
      for (const [key, { resource }] of known) {
        if (there.has(key)) continue;
        known.delete(key);
        gone.set(key, resource);
        seq += 1;
        const death: Death = { kind: key.startsWith('User') ? 'User' : 'Group', id: String(resource.id), seq, mover };
        deaths.push(death);
        effect.died.push(death);
      }
      for (const { user, action, requestId } of tenant.receipts.all().slice(past + deeds.length)) {
        seq += 1;
        const deed: Deed = { user, action, requestId, seq, mover };
        deeds.push(deed);
        effect.done.push(deed);
      }
      return effect;
    },
    seq: () => seq,
    held: (kind, id, path) => values.get(`${kind}/${id}/${path}`) ?? [],
    now: (kind, id) => known.get(`${kind}/${id}`)?.flat ?? null,
    last: (kind, id) => known.get(`${kind}/${id}`)?.resource ?? gone.get(`${kind}/${id}`) ?? null,
    births: () => births,
    deeds: () => deeds,
    deaths: () => deaths,
  };
}

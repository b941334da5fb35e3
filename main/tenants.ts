/** The tenants that this desktop knows, and which of them is shown. Nothing secret. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { DemoKind, Keep, Tenant } from '../preload/contract';
import type { Kept } from './kept-file';

const KnownTenant = Tenant.extend({
  /** Where its token is; null: the admin is signed out. */
  keep: Keep.nullable(),
  /** What the embedded demo tenant is made of. */
  demo: z.object({ kind: DemoKind, users: z.number() }).nullable(),
});
export type KnownTenant = z.infer<typeof KnownTenant>;

/** How many colours there are. */
const colours = 8;

const Book = z.object({ tenants: z.array(KnownTenant), current: z.string().nullable() });
export type TenantBook = z.infer<typeof Book>;

export const emptyBook: TenantBook = { tenants: [], current: null };

/** A book of tenants, if that is what was read. */
export function acceptBook(raw: unknown): TenantBook | null {
  return Book.safeParse(raw).data ?? null;
}

export interface Tenants {
  list(): Tenant[];
  current(): string | null;
  find(id: string): KnownTenant | null;
  /** The connected tenant of a base URL. */
  findUrl(baseUrl: string): KnownTenant | null;
  /** Adds a tenant, or replaces the one of the same id. */
  put(tenant: KnownTenant): void;
  /** Null: none. */
  show(id: string | null): void;
  remove(id: string): void;
}

/** @param changed is called after every change */
export function openTenants(kept: Kept<TenantBook>, changed: () => void): Tenants {
  const find = (id: string) => kept.get().tenants.find((tenant) => tenant.id === id) ?? null;
  function change(next: Partial<TenantBook>): void {
    kept.set({ ...kept.get(), ...next });
    changed();
  }

  return {
    list: () => kept.get().tenants.map(asShown),
    // The book may name one that a hand has taken out of the file.
    current: () => find(kept.get().current ?? '')?.id ?? null,
    find,
    findUrl: (baseUrl) =>
      kept.get().tenants.find((tenant) => tenant.kind === 'connected' && tenant.baseUrl === baseUrl) ?? null,
    put(tenant) {
      const others = kept.get().tenants;
      const known = others.some((other) => other.id === tenant.id);
      change({
        tenants: known ? others.map((other) => (other.id === tenant.id ? tenant : other)) : [...others, tenant],
      });
    },
    show: (id) => change({ current: id }),
    remove(id) {
      const { tenants, current } = kept.get();
      change({ tenants: tenants.filter((tenant) => tenant.id !== id), current: current === id ? null : current });
    },
  };
}

/** What the window may know of a tenant. */
export function asShown({ id, name, baseUrl, kind, colour }: KnownTenant): Tenant {
  return { id, name, baseUrl, kind, colour };
}

/** The name for one more tenant: the wanted one, with a number where others are called so. */
export function freeName(wanted: string, others: readonly Tenant[]): string {
  const taken = new Set(others.map(({ name }) => name));
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted} ${number}`;
  return name;
}

/** The colour for one more tenant: one that as few others as possible have. */
export function freeColour(others: readonly Tenant[]): number {
  const uses = Array<number>(colours).fill(0);
  for (const { colour } of others) uses[colour] = (uses[colour] ?? 0) + 1;
  return uses.indexOf(Math.min(...uses));
}

/** A readable id that no other tenant has, fit to name a folder and a keychain entry. */
export function makeTenantId(baseUrl: string): string {
  const host = new URL(baseUrl).hostname;
  const words = host
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return `${words || 'tenant'}-${randomBytes(6).toString('hex')}`;
}

/** The id of an embedded demo tenant; made anew with the same size it is the same tenant. */
export function demoTenantId(kind: DemoKind, users: number): string {
  return `demo-${kind}-${users}`;
}

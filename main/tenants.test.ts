import { describe, expect, test } from 'vitest';
import { Tenant } from '../preload/contract';
import {
  acceptBook,
  demoTenantId,
  emptyBook,
  freeColour,
  freeName,
  type KnownTenant,
  makeTenantId,
  openTenants,
  type TenantBook,
} from './tenants';

function open(book: TenantBook = emptyBook) {
  let value = book;
  const changes: TenantBook[] = [];
  const kept = {
    get: () => value,
    set: (next: TenantBook) => {
      value = next;
    },
  };
  return { tenants: openTenants(kept, () => changes.push(value)), changes };
}

const tenant = (id: string, more: Partial<KnownTenant> = {}): KnownTenant => ({
  id,
  name: id,
  baseUrl: `https://${id}.example/scim`,
  kind: 'connected',
  colour: 0,
  keep: 'keychain',
  demo: null,
  ...more,
});

describe('the known tenants', () => {
  test('are listed as the window may see them', () => {
    const { tenants, changes } = open();
    tenants.put(tenant('a'));
    tenants.put(tenant('b'));
    expect(tenants.list()).toEqual([
      { id: 'a', name: 'a', baseUrl: 'https://a.example/scim', kind: 'connected', colour: 0 },
      { id: 'b', name: 'b', baseUrl: 'https://b.example/scim', kind: 'connected', colour: 0 },
    ]);
    expect(changes).toHaveLength(2);
  });

  test('keep their place when one is replaced', () => {
    const { tenants } = open({ tenants: [tenant('a'), tenant('b')], current: 'a' });
    tenants.put(tenant('a', { keep: null }));
    expect(tenants.list().map(({ id }) => id)).toEqual(['a', 'b']);
    expect(tenants.find('a')?.keep).toBeNull();
  });

  test('are found by base URL, demos aside', () => {
    const { tenants } = open({
      tenants: [tenant('d', { kind: 'demo', baseUrl: 'http://x' }), tenant('a')],
      current: null,
    });
    expect(tenants.findUrl('https://a.example/scim')?.id).toBe('a');
    expect(tenants.findUrl('http://x')).toBeNull();
  });

  test('the shown one is none once it is removed', () => {
    const { tenants } = open({ tenants: [tenant('a'), tenant('b')], current: 'a' });
    tenants.show('b');
    expect(tenants.current()).toBe('b');
    tenants.remove('a');
    expect(tenants.current()).toBe('b');
    tenants.remove('b');
    expect(tenants.current()).toBeNull();
    expect(tenants.list()).toEqual([]);
  });

  test('a shown one that is not known is none', () => {
    expect(open({ tenants: [], current: 'ghost' }).tenants.current()).toBeNull();
  });
});

test('only a whole book is accepted', () => {
  const book = { tenants: [tenant('a')], current: 'a' };
  expect(acceptBook(JSON.parse(JSON.stringify(book)))).toEqual(book);
  expect(acceptBook({ tenants: [{ id: '../up' }], current: null })).toBeNull();
  expect(acceptBook([])).toBeNull();
});

test('a book from before tenants had colours is accepted', () => {
  const { colour: _, ...plain } = tenant('a');
  expect(acceptBook({ tenants: [plain], current: 'a' })?.tenants).toEqual([tenant('a')]);
});

test('one more tenant has a name of its own, and a colour of its own while there are any', () => {
  const named = (...names: string[]) => names.map((name) => tenant(name));
  expect(freeName('Fleet', named('Fair'))).toBe('Fleet');
  expect(freeName('Fleet', named('Fleet', 'Fleet 2'))).toBe('Fleet 3');
  const coloured = (...colours: number[]) => colours.map((colour) => tenant('a', { colour }));
  expect(freeColour([])).toBe(0);
  expect(freeColour(coloured(0, 1, 3))).toBe(2);
  expect(freeColour(coloured(0, 1, 2, 3, 4, 5, 6, 7, 0))).toBe(1);
});

test('ids are readable, differ, and pass the contract', () => {
  const urls = [
    'https://Acme-Cloud.example.com:8443/scim/v2',
    'http://[::1]:80/',
    `https://${'long.'.repeat(40)}example`,
  ];
  for (const url of urls) {
    const id = makeTenantId(url);
    expect(Tenant.shape.id.parse(id)).toBe(id);
    expect(makeTenantId(url)).not.toBe(id);
  }
  expect(makeTenantId('https://acme.example.com/scim')).toMatch(/^acme-example-com-[0-9a-f]{12}$/);
  expect(Tenant.shape.id.parse(demoTenantId('trackunit', 1_000_000))).toBe('demo-trackunit-1000000');
});

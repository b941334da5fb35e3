/**
 * An office: one tenant on a file and one app connected to it, shared by all tests of a test file. They run one after the
 * other, each with people of its own, whom it hires, and each leaves the tenant online. When one fails, the next begins in a
 * new office.
 */
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { DemoOptions, DemoTenant } from '../../../demo/server';
import { connect, pulled } from './connect';
import { type Grid, gridOf } from './grid';
import { type Muster, readLog, startMuster, synchronise } from './muster';
import { dress, large } from './pictures';
import { goOffline, port, sent } from './queue';
import { remove, serveDemo, temporaryFolder } from './test';

type Tenant = DemoTenant['tenant'];
type User = ReturnType<Tenant['users']>[number];
type Mail = ReturnType<Tenant['mailbox']['to']>[number];
/** What somebody who is hired has besides a name and an address. */
type Attributes = Parameters<Tenant['colleague']['create']>[1];

export interface Office {
  readonly muster: Muster;
  readonly page: Page;
  readonly grid: Grid;
  readonly server: DemoTenant;
  /** What the tenant holds: it also tells of a tenant that answers nobody just now. */
  readonly tenant: Tenant;
  /** A temporary folder. */
  readonly folder: string;
  /**
   * New people by a colleague's hand, with addresses of a domain that nobody else has: one for each of the attributes, in
   * which `name` and `emails` may be replaced. Waits until the window lists them.
   */
  hire(domain: string, ...people: Attributes[]): Promise<User[]>;
  /** The person now, straight from the tenant. */
  user(id: string): User;
  /** Takes the tenant away, and waits until the window says so. */
  goOffline(): Promise<void>;
  /** Brings it back where it was, and waits until everything that waited was sent. */
  goOnline(): Promise<void>;
  /** Waits until nothing waits any more. What was just done in the window has to be seen there first. */
  sent(): Promise<void>;
  /** Quits the app, and starts it as it was left. */
  restart(): Promise<void>;
  /** Has the window read what the tenant holds now. */
  synchronise(): Promise<void>;
  /** What was mailed to an address, of a kind or of all; oldest first. */
  mails(address: string, kind?: Mail['kind']): Mail[];
  /** Shows somebody whom a search finds alone in the panel beside the list. */
  open(search: string): Promise<Locator>;
  /** A field in the panel, by the key of its column. */
  field(column: string): Locator;
  /** Ticks everybody whom a search finds, so many as they have to be. */
  tick(search: string, people: number): Promise<void>;
  /** A passing message. */
  toast(text: string | RegExp): Locator;
}

/** The address that somebody is written to. */
export function addressOf({ emails }: User): string {
  const [first] = emails as { value: string }[];
  if (!first) throw new Error('nobody can write to somebody without an address');
  return first.value;
}

interface OfficeOptions extends Partial<Omit<DemoOptions, 'file' | 'port'>> {
  kind: DemoOptions['kind'];
  /** Lines of the log and errors of the page that the tests bring about on purpose. */
  expectedFaults?: RegExp[];
}

const names = ['Ada', 'Bela', 'Cleo', 'Dora', 'Egon', 'Frida', 'Gino', 'Hanna'];

/** Opens an office for the tests of the file that calls it. Its people have their say, unless told otherwise. */
export function openOffice({ expectedFaults = [], ...given }: OfficeOptions): Office {
  let open: { folder: string; server: DemoTenant; muster: Muster; grid: Grid } | null = null;
  let faultsBefore = 0;
  const now = () => {
    if (!open) throw new Error('the office opens with the first test');
    return open;
  };
  const serve = (folder: string, more: Partial<DemoOptions> = {}) =>
    serveDemo({ users: 60, selfService: true, ...given, file: join(folder, 'tenant.sqlite'), ...more });

  test.beforeAll(async () => {
    const folder = temporaryFolder();
    const server = await serve(folder);
    const muster = await startMuster({ userData: join(folder, 'user-data') });
    await dress(muster, { theme: 'light', language: 'en', ...large });
    await connect(muster.page, server);
    open = { folder, server, muster, grid: gridOf(muster.page) };
  });
  test.beforeEach(() => {
    now().server.tenant.faults.clear();
    faultsBefore = now().muster.faults().length;
  });
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  test.afterEach(async ({}, info) => {
    const { muster } = now();
    if (info.status !== info.expectedStatus) {
      await info.attach('main.log', { body: readLog(muster.userData) });
      await muster.page.screenshot({ path: info.outputPath('window.png') });
    }
    const faults = muster.faults().slice(faultsBefore);
    const isExpected = (fault: string) => expectedFaults.some((pattern) => pattern.test(fault));
    expect(
      faults.filter((fault) => !isExpected(fault)),
      'bugs in the log or the page',
    ).toEqual([]);
  });
  test.afterAll(async () => {
    if (!open) return;
    await open.muster.close();
    await open.server.close();
    remove(open.folder);
  });

  /** Searches for so many people, and waits until the list is that of this search and of no other with as many. */
  async function find(search: string, people: number): Promise<void> {
    const { muster, grid } = now();
    await muster.page.getByTestId('search').fill('nobody is called that');
    await expect(muster.page.getByTestId('empty-state')).toBeVisible();
    // What screen readers read of the list follows what is painted by a moment.
    await expect(muster.page.locator('[data-testid=data-grid-canvas] tbody tr')).toHaveCount(0);
    await grid.search(search, people);
  }

  const office: Office = {
    get muster() {
      return now().muster;
    },
    get page() {
      return now().muster.page;
    },
    get grid() {
      return now().grid;
    },
    get server() {
      return now().server;
    },
    get tenant() {
      return now().server.tenant;
    },
    get folder() {
      return now().folder;
    },
    async hire(domain, ...people) {
      const hired = people.map((attributes, index) => {
        const name = names[index] ?? `Person${index}`;
        return office.tenant.colleague.create('User', {
          name: { givenName: name, familyName: domain },
          emails: [{ value: `${name.toLowerCase()}@${domain}`, type: 'work', primary: true }],
          ...attributes,
        });
      });
      await office.synchronise();
      await find(`@${domain}`, hired.length);
      return hired;
    },
    user(id) {
      const found = office.tenant.user(id);
      if (!found) throw new Error(`the tenant has nobody with the id ${id}`);
      return found;
    },
    goOffline: () => goOffline(office.muster, office.server),
    async goOnline() {
      const { folder, server } = now();
      const back = await serve(folder, { token: server.token, port: port(server) });
      open = { ...now(), server: back };
      await synchronise(office.muster);
      await pulled(office.page);
      await office.sent();
    },
    sent: () => sent(office.muster),
    async restart() {
      const { muster: before } = now();
      await before.close();
      const muster = await startMuster({ userData: before.userData });
      open = { ...now(), muster, grid: gridOf(muster.page) };
      faultsBefore = 0;
      await dress(muster, { theme: 'light', language: 'en', ...large });
      await pulled(muster.page);
    },
    async synchronise() {
      const { requests } = office.tenant;
      const pulls = () => requests.count({ method: 'GET', path: '/Groups' });
      // What is under way began before what is to be read now; groups are what is read last.
      await pulled(office.page);
      const before = pulls();
      await synchronise(office.muster);
      await expect.poll(pulls).toBeGreaterThan(before);
      await pulled(office.page);
    },
    mails(address, kind) {
      return office.tenant.mailbox.to(address).filter((mail) => kind === undefined || mail.kind === kind);
    },
    async open(search) {
      const { page, grid } = office;
      await find(search, 1);
      await grid.select('Display name', 0);
      const panel = page.getByTestId('person');
      // Where it is open already it follows the list.
      if (await panel.isHidden()) await page.keyboard.press('Control+i');
      const name = (await (await grid.cell('Display name', 0)).textContent()) ?? '';
      await expect(page.getByTestId('person-name')).toContainText(name);
      return panel;
    },
    field: (column) => office.page.getByTestId(`person-field-${column}`),
    async tick(search, people) {
      const { page, grid } = office;
      await find(search, people);
      await grid.select('Display name', 0);
      for (let row = 0; row < people; row += 1) {
        if (row > 0) await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Shift+Space');
      }
      await expect(page.getByTestId('selection-count')).toHaveText(new RegExp(`^${people} `));
    },
    toast: (text) => office.page.getByTestId('toast').filter({ hasText: text }),
  };
  return office;
}

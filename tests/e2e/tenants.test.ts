/** Several tenants in one window: told apart by name and colour, synchronised all, signed out of and removed one by one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoTenant } from '../../demo/server';
import { connect, pulled } from './support/connect';
import { gridOf } from './support/grid';
import { keptToken } from './support/keychain';
import { pressAccelerator, synchronise } from './support/muster';
import { openOffice } from './support/office';
import { held, people, person } from './support/people';
import { pending, sent } from './support/queue';
import { filesWith } from './support/secrets';
import { knownTenants } from './support/tenants';
import { expect, serveDemo, test } from './support/test';

test.describe.configure({ mode: 'serial' });

/** The fleet is what the office connects; the events are connected after it, and are shown first. */
const office = openOffice({ kind: 'trackunit' });
let events: DemoTenant;

test.beforeAll(async () => {
  events = await serveDemo({ kind: 'wetrack', users: 40 });
  await connect(office.page, events);
});
test.afterAll(() => events.close());

const folder = (id: string) => join(office.muster.userData, 'tenants', id);
/** The tenant in the app's own book, by its address. */
function known({ baseUrl }: Pick<DemoTenant, 'baseUrl'>) {
  const found = knownTenants(office.muster.userData).find((tenant) => tenant.baseUrl === baseUrl);
  if (!found) throw new Error(`the book has no tenant at ${baseUrl}`);
  return found;
}

/** What the window says that it shows: in its own title, in the system's, and by its colour. */
async function expectShown(name: string, colour: number): Promise<void> {
  const { page, muster } = office;
  const title = `${name} – Muster`;
  await expect(page).toHaveTitle(title);
  const native = () =>
    muster.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()));
  await expect.poll(native).toEqual([title]);
  const shown = page.getByTestId('window');
  await expect(shown).toHaveAttribute('data-colour', String(colour));
  const colours = await shown.evaluate((element) => {
    const style = getComputedStyle(element);
    return [style.getPropertyValue('--tenant-colour'), style.getPropertyValue(`--tenant-${element.dataset.colour}`)];
  });
  expect(colours[0]).toMatch(/\S/);
  expect(colours[0]).toBe(colours[1]);
  await expect(page.getByTestId('tenant-switcher')).toContainText(name);
}

async function switchTo(name: string): Promise<void> {
  const { page } = office;
  await page.getByTestId('tenant-switcher').click();
  await page.getByRole('menuitemradio', { name }).click();
  await expect(page.getByRole('menu')).toBeHidden();
}

async function chooseOfTenant(testId: string): Promise<void> {
  await office.page.getByTestId('tenant-switcher').click();
  await office.page.getByTestId(testId).click();
}

test('[10] a tenant is given a name and a colour, and the window wears those of the tenant that it shows', async () => {
  const { page, server, muster } = office;
  const [fleet, festival] = [known(server), known(events)];
  expect(fleet.colour).not.toBe(festival.colour);
  await expectShown(festival.name, festival.colour);

  await pressAccelerator(muster, '1');
  await expectShown(fleet.name, fleet.colour);
  await expect(page.getByTestId('users-count')).toHaveText('60 users');
  await chooseOfTenant('tenant-change');
  await page.getByTestId('tenant-name').fill('Cranes and lorries');
  await page.getByTestId('tenant-colour-6').check();
  await page.getByTestId('tenant-submit').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expectShown('Cranes and lorries', 6);
  expect(known(server)).toMatchObject({ id: fleet.id, name: 'Cranes and lorries', colour: 6 });
  expect(known(events)).toEqual(festival);

  await pressAccelerator(muster, '2');
  await expectShown(festival.name, festival.colour);
  await expect(page.getByTestId('users-count')).toHaveText('40 users');
  await switchTo('Cranes and lorries');
  await expectShown('Cranes and lorries', 6);
});

test('[10] what is done in one tenant goes out while the window shows the other', async () => {
  const { page, server, muster } = office;
  await switchTo(known(server).name);
  const name = String(people(server)[0]?.userName);
  const before = person(server, name).title;
  const fleetGrid = gridOf(page);
  await fleetGrid.find(name);
  await office.goOffline();
  await fleetGrid.edit('Title', 0, 'Sent from behind');
  await pending(muster, 1);
  await switchTo(known(events).name);
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'online');
  expect(person(server, name).title).toBe(before);
  // Comes back while the window shows the other, whose synchronisation is all that is asked for.
  await office.goOnline();
  const { name: festival } = known(events);
  await expect.poll(() => person(office.server, name).title, { timeout: 45_000 }).toBe('Sent from behind');
  await expect(page).toHaveTitle(`${festival} – Muster`);

  const eventsGrid = gridOf(page);
  const steward = String(people(events)[1]?.userName);
  await eventsGrid.search(steward, 1);
  await eventsGrid.edit('First name', 0, 'Steward');
  await pressAccelerator(muster, '1');
  await expect(page.getByTestId('users-count')).toHaveText('60 users');
  await expect.poll(() => person(events, steward).name).toMatchObject({ givenName: 'Steward' });
  await sent(muster);
  await fleetGrid.find(name);
  await expect(await fleetGrid.cell('Title', 0)).toHaveText('Sent from behind');
});

test('[10] signing out of a tenant leaves its copy to be read and edited, and the other signed in', async () => {
  const { page, server, muster } = office;
  const { id, name } = known(server);
  await switchTo(name);
  expect(await keptToken(id)).toBe(server.token);
  await page.getByTestId('tenant-switcher').click();
  await page.getByRole('menuitem', { name: 'Sign out…' }).click();
  await page.getByTestId('sign-out-submit').click();
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'signed-out');
  expect(await keptToken(id)).toBeNull();
  expect(known(server)).toMatchObject({ id, keep: null });
  expect(existsSync(folder(id))).toBe(true);

  const grid = gridOf(page);
  const somebody = String(people(server)[2]?.userName);
  await grid.find(somebody);
  await grid.edit('Title', 0, 'While signed out');
  await pending(muster, 1);
  await switchTo(known(events).name);
  await expect(page.getByTestId('connection')).toHaveAttribute('data-state', 'online');
  const requests = server.tenant.requests.count({});
  const asked = events.tenant.requests.count({ method: 'GET', path: '/Users' });
  await synchronise(muster);
  await expect.poll(() => events.tenant.requests.count({ method: 'GET', path: '/Users' })).toBeGreaterThan(asked);
  expect(server.tenant.requests.count({})).toBe(requests);

  await switchTo(name);
  await page.getByRole('button', { name: 'Sign in…' }).click();
  await page.getByTestId('connect-token').fill(server.token);
  await page.getByTestId('connect-submit').click();
  await expect.poll(() => person(server, somebody).title).toBe('While signed out');
  await sent(muster);
});

test('[10] after a restart both are there as they were named; one that is removed leaves nothing behind', async ({
  start,
}) => {
  const [fleet, festival] = [known(office.server), known(events)];
  await office.muster.close();
  const muster = await start({ userData: office.muster.userData });
  const { page, userData } = muster;
  await pulled(page);
  await expect(page).toHaveTitle('Cranes and lorries – Muster');
  await expect(page.getByTestId('window')).toHaveAttribute('data-colour', '6');
  await pressAccelerator(muster, '2');
  await expect(page).toHaveTitle(`${festival.name} – Muster`);
  await pulled(page);
  await pressAccelerator(muster, '1');
  await pulled(page);

  const [somebody] = people(office.server);
  const surname = somebody ? String(held(somebody, 'Last name')) : '';
  expect(filesWith(folder(fleet.id), surname)).not.toEqual([]);
  expect(await keptToken(fleet.id)).toBe(office.server.token);
  await page.getByTestId('tenant-switcher').click();
  await page.getByTestId('tenant-remove').click();
  await page.getByTestId('tenant-remove-submit').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(knownTenants(userData).map(({ id }) => id)).toEqual([festival.id]);
  expect(existsSync(folder(fleet.id))).toBe(false);
  expect(await keptToken(fleet.id)).toBeNull();
  expect(await keptToken(festival.id)).toBe(events.token);

  await page.getByTestId('tenant-switcher').click();
  await expect(page.getByRole('menuitemradio')).toHaveCount(1);
  await page.getByRole('menuitemradio', { name: festival.name }).click();
  await pulled(page);
  await expect(page.getByTestId('users-count')).toHaveText('40 users');
});

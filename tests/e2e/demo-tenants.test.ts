/** What makes demo tenants look alive: the mails that they would send, and somebody else who works there as well. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openedPages, watchBrowser } from './support/browser';
import { connect, pulled } from './support/connect';
import { gridOf } from './support/grid';
import { activateBy } from './support/mail-links';
import { synchronise } from './support/muster';
import { held } from './support/people';
import { collect, port, sent } from './support/queue';
import { knownTenants } from './support/tenants';
import { expect, test } from './support/test';

test('[1] the mailbox of a demo tenant shows the invitation just made, and its link activates the account', async ({
  start,
}) => {
  const muster = await start({ args: ['--demo', 'trackunit', '--users', '50'] });
  const { page } = muster;
  await pulled(page);
  await watchBrowser(muster);
  await page.getByTestId('invite-open').click();
  await page.getByTestId('invite-emails').fill('ines@mailbox.example');
  await page.getByTestId('invite-name.givenName').fill('Ines');
  await page.getByTestId('invite-name.familyName').fill('Prado');
  await page.getByTestId('invite-role-Viewer').check();
  await page.getByTestId('invite-submit').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  const grid = gridOf(page);
  await grid.search('ines@mailbox.example', 1);
  await sent(muster);
  await expect(await grid.cell('Status', 0)).toHaveText('Activation pending');

  await page.getByTestId('mailbox').click();
  await expect.poll(() => openedPages(muster)).toHaveLength(1);
  const [address = ''] = await openedPages(muster);
  const answer = await fetch(address);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  const mails = html.split('<article>').filter((mail) => mail.includes('ines@mailbox.example'));
  expect(mails).toHaveLength(1);
  const link = /<a class="open" href="([^"]+)">/.exec(mails[0] ?? '')?.[1]?.replaceAll('&amp;', '&') ?? null;
  await activateBy({ link }, 'ines.prado');

  await synchronise(muster);
  await expect(await grid.cell('Status', 0)).toHaveText('Active');
  await expect(await grid.cell('Username', 0)).toHaveText('ines.prado');
});

test('[1] the other admin of a demo tenant is met in a conflict, is named there, and is seen at work elsewhere', async ({
  start,
  serve,
  folder,
}) => {
  const file = join(folder, 'tenant.sqlite');
  const quiet = await serve({ users: 12, file });
  const people = quiet.tenant.users();
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, quiet);
  await collect(muster);
  const [, ...mine] = people.slice(0, 5);
  for (const { userName } of mine) {
    await grid.find(String(userName));
    await grid.edit('Title', 0, 'Mine');
  }

  // The colleague's working day: many edits in a second, and then home again.
  await quiet.close();
  const busy = await serve({ file, token: quiet.token, port: port(quiet), colleagueEvery: 20 });
  const changed = (list: typeof people, column: string) =>
    list.filter((user) => {
      const now = busy.tenant.user(user.id);
      return now !== null && held(now, column) !== held(user, column);
    });
  const others = people.slice(5);
  await expect.poll(() => changed(mine, 'Title').length).toBeGreaterThan(0);
  await expect.poll(() => changed(others, 'Department').length).toBeGreaterThan(0);
  await busy.close();
  const server = await serve({ file, token: quiet.token, port: port(quiet) });
  const now = ({ id }: { id: string }) => {
    const found = server.tenant.user(id);
    if (!found) throw new Error('the colleague deletes nobody');
    return found;
  };
  const met = mine.filter((user) => now(user).title !== user.title);
  await synchronise(muster);
  await expect(page.getByTestId('conflicts-count')).toHaveText(new RegExp(`^${met.length} conflict`));

  const [elsewhere] = others.filter((user) => held(now(user), 'Department') !== held(user, 'Department'));
  if (!elsewhere) throw new Error('the colleague has worked nowhere else');
  await grid.find(String(elsewhere.userName));
  await expect(await grid.cell('Department', 0)).toHaveText(String(held(now(elsewhere), 'Department')));

  const [first, ...rest] = met;
  if (!first) throw new Error('nobody was met');
  await grid.find(String(first.userName));
  await grid.select('Title', 0);
  await page.keyboard.press('Control+Enter');
  const conflict = page.getByTestId('conflict');
  await expect(conflict).toHaveCount(1);
  for (const text of ['Karen Holm', String(first.title), 'Mine', String(now(first).title)]) {
    await expect(conflict).toContainText(text);
  }
  await page.getByTestId('keep-mine').click();
  await expect(page.getByTestId('conflicts-none')).toBeVisible();
  if (rest.length > 0) {
    await page.getByTestId('conflicts-all').click();
    await page.getByTestId('take-all-theirs').or(page.getByTestId('take-theirs')).first().click();
    await expect(page.getByTestId('conflicts-none')).toBeVisible();
  }
  const theirs = rest.map((user) => now(user).title);
  await page.keyboard.press('Escape');
  await page.getByTestId('changes-send').click();
  await sent(muster);
  expect(now(first).title).toBe('Mine');
  expect(rest.map((user) => now(user).title)).toEqual(theirs);
  for (const user of mine.filter((one) => !met.includes(one))) expect(now(user).title).toBe('Mine');
});

test('[10] a demo tenant is removed with its people, once its name was typed', async ({ start }) => {
  const { page, userData } = await start({ args: ['--demo', 'justtrack', '--users', '50'] });
  await pulled(page);
  const [demo] = knownTenants(userData);
  if (!demo) throw new Error('there is no demo tenant');
  const people = join(userData, 'demo', 'justtrack-50.sqlite');
  expect(existsSync(people)).toBe(true);
  await page.getByTestId('tenant-switcher').click();
  await page.getByTestId('tenant-remove').click();
  const submit = page.getByTestId('tenant-remove-submit');
  await expect(submit).toBeDisabled();
  await page.getByTestId('tenant-remove-confirm').fill(demo.name);
  await submit.click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByTestId('welcome')).toBeVisible();
  expect(knownTenants(userData)).toEqual([]);
  expect(existsSync(join(userData, 'tenants', demo.id))).toBe(false);
  // The tenant is off the list at once; its server ends behind it, and its people with it.
  await expect.poll(() => existsSync(people)).toBe(false);
  await expect(fetch(demo.baseUrl)).rejects.toThrow();
});

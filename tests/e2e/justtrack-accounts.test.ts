/**
 * What an admin of a marketing organisation does to people's accounts: passwords, keys, who is active, who is new. All of it
 * in the window; and what the tenant holds and has mailed afterwards.
 */
import { askToConnect, pulled } from './support/connect';
import { type Attributes, activate, hireNamed, openFirst, type User } from './support/newcomers';
import { openOffice } from './support/office';
import { doToSelected, expectIdle } from './support/panel';
import { pending } from './support/queue';
import { expect, serveDemo, test } from './support/test';
import { failureWords } from './support/words';

const office = openOffice({ kind: 'justtrack' });

const now = ({ id }: User) => office.user(id);
const hire = (domain: string, ...people: Attributes[]) => hireNamed(office, domain, ...people);
const openSomebody = async (domain: string) => openFirst(office, await hire(domain, {}));
const needsConnection = /needs a connection/;

test('[J5] a new password is typed twice, its rules are ticked off, and the tenant has it at once', async () => {
  const { page, tenant } = office;
  const ada = await openSomebody('password.example');
  const mailed = office.mails('ada@password.example').length;
  await page.getByTestId('person-action-setPassword').click();
  const rule = (name: string) => page.getByTestId(`rule-${name}`);
  const kept = (name: string) => expect(rule(name)).toHaveAttribute('data-kept', 'true');
  const open = (name: string) => expect(rule(name)).toHaveAttribute('data-kept', 'false');
  const [first, again] = [page.getByTestId('secret-password'), page.getByTestId('secret-password-again')];
  await expect(first).toBeFocused();
  await expect(first).toHaveAttribute('type', 'password');
  for (const [typed, name] of [
    ['correct', 'lower'],
    ['Horse', 'upper'],
    ['7', 'digit'],
    ['!', 'symbol'],
  ] as const) {
    await open(name);
    await page.keyboard.type(typed);
    await kept(name);
  }
  await kept('minLength');
  await page.keyboard.type('user0.password.example');
  await open('notUserName');
  await first.fill('correctHorse7!');
  await kept('notUserName');
  await again.fill('correctHorse7');
  await open('same');
  await expectIdle(page.getByTestId('perform-submit'), /Both must be the same/);
  await again.press('Enter');
  expect(tenant.passwords.changed(ada.id)).toBeNull();
  await again.press('End');
  await page.keyboard.type('!');
  await kept('same');
  await page.keyboard.press('Enter');
  await expect(office.toast('has the new password')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(tenant.passwords.matches(ada.id, 'correctHorse7!')).toBe(true);
  expect(office.mails('ada@password.example')).toHaveLength(mailed);
});

test('[J5] offline a password cannot be set, and the window says why', async () => {
  const { page } = office;
  const ada = await openSomebody('password-offline.example');
  const button = page.getByTestId('person-action-setPassword');
  await button.click();
  await page.getByTestId('secret-password').fill('correctHorse7!');
  await page.getByTestId('secret-password-again').fill('correctHorse7!');
  await office.goOffline();
  // Also where it has been typed already.
  await expectIdle(page.getByTestId('perform-submit'), needsConnection);
  await page.getByTestId('secret-password').press('Enter');
  await page.keyboard.press('Escape');
  await expectIdle(button, needsConnection);
  await button.click({ force: true });
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByTestId('pending-count')).toBeHidden();
  await office.goOnline();
  await expect(button).not.toHaveAttribute('aria-disabled');
  expect(office.tenant.passwords.changed(ada.id)).toBeNull();
});

test('[J6] an API key is generated, shown once, copied, listed and revoked', async () => {
  const { page, muster, tenant } = office;
  const ada = await openSomebody('keys.example');
  await expectIdle(page.getByTestId('keys-generate'), failureWords('not-applicable').what);
  await activate(office, ada);
  await page.getByTestId('keys-generate').click();
  await page.getByTestId('action-input-name').fill('Nightly export');
  await page.keyboard.press('Enter');
  const shown = page.getByTestId('secret-value');
  await expect(shown).toBeFocused();
  const key = await shown.inputValue();
  await page.getByTestId('secret-copy').click();
  await expect(page.getByTestId('secret-copy')).toHaveText('Copied');
  expect(await muster.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(key);
  const [made, ...more] = tenant.keys.of(ada.id);
  expect([made?.name, more]).toEqual(['Nightly export', []]);
  expect(tenant.keys.recognise(key)?.id).toBe(made?.id);
  // A slip of the mouse does not lose it; closing does, for good.
  await page.mouse.click(5, 5);
  await expect(shown).toHaveValue(key);
  await page.getByTestId('secret-done').click();
  await expect(shown).toBeHidden();
  expect(await page.content()).not.toContain(key);

  const line = page.getByTestId('api-key');
  await expect(line).toContainText('Nightly export');
  await expect(line).toContainText(`…${key.slice(-4)}`);
  await expect(line).toContainText('never used');
  await page.getByTestId('key-revoke').press('Enter');
  await expect(line).toContainText('This cannot be undone');
  await expect(page.getByTestId('key-revoke-confirm')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(line).toBeHidden();
  expect(tenant.keys.of(ada.id)).toEqual([]);
  expect(tenant.keys.recognise(key)).toBeNull();
  const done = page.locator('[data-testid=person-history-line][data-event=confirmed]');
  await expect(done.filter({ hasText: 'API key revoked' })).toHaveCount(1);
});

test('[J6] offline keys are neither made nor revoked, and the window says why', async () => {
  const { page } = office;
  const ada = await openSomebody('keys-offline.example');
  await activate(office, ada);
  await page.getByTestId('keys-generate').click();
  await page.getByTestId('action-input-name').fill('Dashboards');
  await page.keyboard.press('Enter');
  await page.getByTestId('secret-done').click();
  await expect(page.getByTestId('api-key')).toHaveCount(1);
  await office.goOffline();
  await expectIdle(page.getByTestId('keys-generate'), needsConnection);
  await expectIdle(page.getByTestId('key-revoke'), needsConnection);
  await office.goOnline();
  await expect(page.getByTestId('key-revoke')).not.toHaveAttribute('aria-disabled');
  expect(office.tenant.keys.of(ada.id)).toHaveLength(1);
});

const activeOnes = (users: readonly User[]) => users.map((user) => now(user).active);

test('[J7] people are deactivated and activated again, one in the panel and several at once', async () => {
  const { page } = office;
  const ada = await openSomebody('active.example');
  await page.getByTestId('person-deactivate').click();
  await expect(page.getByTestId('person-activate')).toBeVisible();
  await expect.poll(() => activeOnes([ada])).toEqual([false]);
  await expect(page.getByTestId('person-status')).toHaveText('Inactive');
  await page.getByTestId('person-activate').press('Enter');
  await expect.poll(() => activeOnes([ada])).toEqual([true]);

  const team = await hire('team.example', {}, { active: false }, {});
  await office.tick('@team.example', 3);
  await doToSelected(page, 'deactivate');
  await expect(office.toast('2 people are deactivated')).toContainText('1 was inactive already');
  await expect.poll(() => activeOnes(team)).toEqual([false, false, false]);
  await doToSelected(page, 'activate');
  await expect.poll(() => activeOnes(team)).toEqual([true, true, true]);
  await office.sent();
});

test('[J7] people are deactivated offline, then online', async () => {
  const { page } = office;
  const team = await hire('team-offline.example', {}, {});
  await office.goOffline();
  await office.tick('@team-offline.example', 2);
  await doToSelected(page, 'deactivate');
  await expect(office.toast('2 people are deactivated')).toBeVisible();
  await pending(office.muster, 2);
  await office.goOnline();
  await expect.poll(() => activeOnes(team)).toEqual([false, false]);
});

/** Fills the details of somebody new in, by the keyboard alone, and creates them. */
async function create(given: string, family: string, address: string): Promise<void> {
  const { page } = office;
  await page.keyboard.press('Control+n');
  for (const [column, text] of [
    ['emails', address],
    ['name.givenName', given],
    ['name.familyName', family],
  ] as const) {
    await page.getByTestId(`invite-${column}`).focus();
    await page.keyboard.type(text);
  }
  await page.getByTestId('invite-role-Admin').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(office.toast(`${given} ${family} is invited`)).toBeVisible();
}

test('[J8] somebody is created with the role that was seen to grant what they need, and gets one mail', async () => {
  const { page, tenant } = office;
  await page.getByTestId('invite-open').click();
  await page.getByTestId('invite-role-Admin').check();
  await expect(page.getByTestId('role-permissions')).toContainText('Set passwords of others');
  await page.getByTestId('invite-role-Member').check();
  await expect(page.getByTestId('role-permissions')).not.toContainText('Set passwords of others');
  await page.keyboard.press('Escape');
  await create('Mary', 'Jackson', 'mary@created.example');
  await expect
    .poll(() => tenant.userNamed('mary@created.example'))
    .toMatchObject({
      name: { givenName: 'Mary', familyName: 'Jackson' },
      emails: [{ value: 'mary@created.example' }],
      roles: [{ value: 'Manager' }],
      active: true,
    });
  await office.sent();
  expect(office.mails('mary@created.example').map(({ kind }) => kind)).toEqual(['activation']);
  await office.open('Mary Jackson');
  await expect(page.getByTestId('person-status')).toHaveText('Activation pending');
});

test('[J8] somebody is created offline, then online', async () => {
  await office.goOffline();
  await create('Annie', 'Easley', 'annie@created.example');
  await office.open('annie@created.example');
  await expect(office.page.getByTestId('person-fate')).toHaveAttribute('data-fate', 'create');
  await pending(office.muster, 1);
  await office.goOnline();
  await expect.poll(() => office.tenant.userNamed('annie@created.example')).toMatchObject({ active: true });
  expect(office.mails('annie@created.example').map(({ kind }) => kind)).toEqual(['activation']);
});

test('[J5][J6] a lesser role sets no passwords, a lesser plan makes no keys, and each says why in the tenant’s words', async () => {
  const { page } = office;
  const token = `manager-${process.pid}`;
  const lesser = await serveDemo({ kind: 'justtrack', users: 20, plan: 'basic', admins: [{ token, role: 'Manager' }] });
  await page.getByTestId('all-users').click();
  await askToConnect(page, { baseUrl: lesser.baseUrl, token });
  await expect(page.getByTestId('users-count')).toHaveText('20 users');
  await pulled(page);
  const somebody = lesser.tenant.users().find(({ active }) => active);
  await office.open(String(somebody?.displayName));
  await expectIdle(page.getByTestId('person-action-setPassword'), /Only an Admin .* uses “Forgot password\?”/);
  await expectIdle(page.getByTestId('keys-generate'), 'API keys need the Pro plan.');
  await expect(page.getByTestId('keys-why')).toHaveText('API keys need the Pro plan.');
  await page.getByTestId('keys-generate').click({ force: true });
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByTestId('tenant-switcher').click();
  await page.getByRole('menuitemradio').first().click();
  await expect(page.getByTestId('users-count')).not.toHaveText('20 users');
  await lesser.close();
});

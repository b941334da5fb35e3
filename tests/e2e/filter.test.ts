/** The filters of the list: chips by column, and ready ones. */
import { filtersIn } from './support/filters';
import { choose } from './support/muster';
import { openOffice } from './support/office';
import { held } from './support/people';
import { expect, test } from './support/test';

test.describe.configure({ mode: 'serial' });
const office = openOffice({ kind: 'trackunit' });
const { filters, having } = filtersIn(office);

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

test('[G6] values are ticked by the mouse, and the chip reads as a sentence', async () => {
  const { page } = office;
  const { by, tick, value, people, chips, chip, done } = filters();
  const technicians = having((user) => held(user, 'Role') === 'Technician');
  const viewers = having((user) => held(user, 'Role') === 'Viewer');
  await by('Role');
  await expect(value('Viewer')).toContainText(String(viewers));
  await tick('Viewer');
  await people(viewers);
  await tick('Technician');
  await people(viewers + technicians);
  await chips('Role is Viewer, Technician');
  await tick('Viewer');
  await people(technicians);
  await done();
  await expect(page.getByTestId('shown-count')).toHaveText(`${technicians} shown`);
  await chip('Role').getByTestId('filter-remove').click();
  await expect(page.getByTestId('filter-bar')).toBeHidden();
  await people(office.tenant.users().length);
});

test('[G6] everything is done by the keyboard, and the focus stays where one is', async () => {
  const { page } = office;
  const { people, value, chips, done } = filters();
  const inactive = having((user) => held(user, 'Active') === false);
  const all = office.tenant.users().length;
  await page.keyboard.press('Control+Shift+f');
  await expect(page.getByTestId('filter-find')).toBeFocused();
  await page.keyboard.type('activ');
  await expect(page.getByTestId('filter-by-active')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: 'Values of Active' })).toBeFocused();
  await expect(value('No')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await people(inactive);
  await done();
  await chips('Active is No');
  await expect(page.locator('[data-place="0"]')).toBeFocused();

  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('titl');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('filter-search')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByTestId('filter-operator')).toBeFocused();
  await page.getByTestId('filter-operator').selectOption('filled');
  await done();
  await chips('Active is No', 'Title is not empty');
  await expect(page.locator('[data-place="1"]')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('[data-place="0"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('filter-editor')).toBeVisible();
  await done();
  await page.keyboard.press('Delete');
  await chips('Title is not empty');
  await expect(page.locator('[data-place="0"]')).toBeFocused();
  await page.keyboard.press('Backspace');
  await people(all);
  await expect(page.getByTestId('filter')).toBeFocused();
});

test('[G6] every type of column has its operators', async () => {
  const { by, tick, operator, type, people, chips, clear, done } = filters();
  const [ada] = await office.hire(
    'types.example',
    { title: 'Chief cook', [enterprise]: { employeeNumber: '4711' } },
    { title: 'Cook' },
    { title: 'Driver "Tom"' },
    {},
  );
  await clear();
  await by('Email');
  await operator('ends with');
  await type('@types.example');
  await people(4);
  await done();

  const steps: [column: string, operator: string, texts: [string, string?], people: number, sentence: string][] = [
    ['Title', 'contains', ['COOK'], 2, 'Title contains “COOK”'],
    ['Title', 'does not contain', ['cook'], 2, 'Title does not contain “cook”'],
    ['Title', 'begins with', ['chief'], 1, 'Title begins with “chief”'],
    ['Title', 'ends with', ['"Tom"'], 1, 'Title ends with “"Tom"”'],
    ['User number', '≥', [String(held(office.user(String(ada?.id)), 'User number'))], 4, 'User number ≥'],
    ['User number', 'between', ['1', '2'], 0, 'User number between 1 and 2'],
    ['Created', 'in the last days', ['1'], 4, 'Created in the last 1 day'],
    ['Created', 'before', ['1 May 2020'], 0, 'Created before'],
    ['Created', 'after', ['2020-05-01'], 4, 'Created after'],
  ];
  for (const [column, name, texts, count, sentence] of steps) {
    await by(column);
    await operator(name);
    await type(...texts);
    await people(count);
    await chips('Email ends with “@types.example”', new RegExp(`^${sentence.replace(/[()“”.]/g, '\\$&')}`));
    await filters().chip(column).getByTestId('filter-remove').click();
    await people(4);
  }
  await by('Title');
  await tick('(empty)', 'Cook');
  await people(2);
  await operator('is not');
  await people(2);
  await chips('Email ends with “@types.example”', 'Title is not (empty), Cook');
  await operator('is empty');
  await people(1);
  await done();
  await by('Groups');
  await operator('is not empty');
  await people(0);
  await done();
  await expect(office.page.getByTestId('empty-state')).toContainText('No user matches');
  await office.page.getByTestId('clear-filters').click();
  await people(office.tenant.users().length);
});

test('[G6] values stand with how many people have them under the other filters, and are searched', async () => {
  const { page } = office;
  const { by, tick, value, people, done } = filters();
  const viewers = office.tenant.users().filter((user) => held(user, 'Role') === 'Viewer');
  await by('Role');
  await tick('Viewer');
  await done();
  await people(viewers.length);
  const [first] = viewers.map((user) => held(user, 'Department')).filter((department) => department !== null);
  const department = String(first);
  const count = viewers.filter((user) => held(user, 'Department') === department).length;
  await by('Department');
  await expect(value(department)).toContainText(String(count));
  await page.getByTestId('filter-search').fill(department.slice(1, 5).toUpperCase());
  await expect(page.getByTestId('filter-value').first()).toContainText(department);
  await page.keyboard.press('Enter');
  await people(count);
  // Its own values are counted without it.
  await page.getByTestId('filter-search').fill('');
  await expect(value(department)).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => page.getByTestId('filter-value').count()).toBeGreaterThan(1);
  await page.getByTestId('filter-search').fill('nobody has this');
  await tick('Exactly “nobody has this”');
  await people(count);
  await done();
  await page.getByTestId('filter-clear').click();
  await people(office.tenant.users().length);
});

test('[G6] the ready filters tell how many people they mean, and find them', async () => {
  const { page, grid } = office;
  const { people, chips, clear } = filters();
  const never = having((user) => held(user, 'Last login') === null);
  const edge = Date.now() - 90 * 86_400_000;
  const unseen = having((user) => Date.parse(String(held(user, 'Last login') ?? user.meta.created)) < edge);
  expect(never).toBeGreaterThan(0);
  expect(unseen).toBeGreaterThan(0);
  await page.getByTestId('filter').click();
  await expect(page.getByTestId('filter-ready-never')).toHaveText(`Never logged in${never}`);
  await expect(page.getByTestId('filter-ready-unseen')).toHaveText(`Not seen for 90 days${unseen}`);
  await page.getByTestId('filter-ready-never').click();
  await people(never);
  await page.locator('[data-place="0"]').click();
  await page.getByLabel('Not seen for 90 days').check();
  await page.keyboard.press('Escape');
  await people(unseen);
  await chips('Not seen for 90 days');
  await clear();

  const [ada] = await office.hire('ready.example', {}, {});
  await office.goOffline();
  await grid.edit('Title', 0, 'Cook');
  await clear();
  await page.getByTestId('filter').click();
  await page.getByTestId('filter-ready-changed').click();
  await people(1);
  await expect(await grid.cell('Email', 0)).toHaveText('ada@ready.example');
  await clear();
  await office.goOnline();
  expect(office.user(String(ada?.id)).title).toBe('Cook');

  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill('filter conflict');
  await page.keyboard.press('Enter');
  await people(0);
  await chips('In conflict');
});

test('[G6] people who no longer fit leave the list, those who begin to join it', async () => {
  const { grid } = office;
  const { by, tick, people, done } = filters();
  const [ada, bela] = await office.hire('moves.example', { title: 'Glazier' }, { title: 'Glazier' });
  await by('Title');
  await tick('Glazier');
  await done();
  await people(2);
  await grid.edit('Title', 0, 'Baker');
  await office.sent();
  await office.synchronise();
  await people(1);
  office.tenant.colleague.edit('User', String(ada?.id), { title: 'Glazier' });
  office.tenant.colleague.edit('User', String(bela?.id), { title: 'Mason' });
  await office.synchronise();
  await expect(await grid.cell('Email', 0)).toHaveText('ada@moves.example');
  await people(1);
});

test('[G6] the palette opens the editor of a column, and the keyboard comes back', async () => {
  const { page } = office;
  const { people } = filters();
  await page.getByTestId('search').focus();
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette-input').fill('filter by title');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('filter-search')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('filter-bar')).toBeHidden();
  await expect(page.getByTestId('search')).toBeFocused();
  await people(office.tenant.users().length);
});

test('[G6] a search as one types finds José by Jose', async () => {
  const { page } = office;
  const { people } = filters();
  await office.hire('accents.example', { name: { givenName: 'José', familyName: 'Núñez' } }, {});
  await page.getByTestId('search').fill('');
  await page.getByTestId('search').pressSequentially('Jose nunez');
  await people(1);
  await expect(page.getByTestId('search')).toHaveValue('Jose nunez');
});

test('[G6] in French the chips are French', async () => {
  const { page, muster } = office;
  const { chips, people } = filters();
  await choose(muster, 'language-fr');
  await page.getByTestId('filter').click();
  await page.getByTestId('filter-find').fill('actif');
  await page.getByTestId('filter-by-active').click();
  await page.getByTestId('filter-value').filter({ hasText: 'Oui' }).click();
  await people(having((user) => held(user, 'Active') === true));
  await page.keyboard.press('Escape');
  await chips('Actif est Oui');
  await page.getByTestId('filter').click();
  await page.getByTestId('filter-write').click();
  await page.getByTestId('filter-text').fill('titre pr');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('filter-problem')).toHaveText(
    'Caractère 1, «\u00a0titre\u00a0»\u00a0: le locataire n’a pas d’attribut de ce nom.',
  );
  await page.keyboard.press('Escape');
  await choose(muster, 'language-en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

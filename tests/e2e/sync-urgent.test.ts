import { connect } from './support/connect';
import { gridOf } from './support/grid';
import { people, person } from './support/people';
import { goOffline, pending, port, sent } from './support/queue';
import { expect, test } from './support/test';

test('[Q5] an urgent deactivation goes before everything else; nothing else can be urgent', async ({
  start,
  serve,
  folder,
}) => {
  const file = `${folder}/tenant.sqlite`;
  const server = await serve({ file });
  const names = people(server, ({ active }) => active === true)
    .slice(0, 4)
    .map(({ userName }) => String(userName));
  const last = names.at(-1) ?? '';
  const { id, displayName } = person(server, last);
  const muster = await start();
  const { page } = muster;
  const grid = gridOf(page);
  await connect(page, server);
  await goOffline(muster, server);
  for (const name of names.slice(0, 3)) {
    await grid.find(name);
    await grid.edit('Title', 0, 'In turn');
  }
  await grid.find(last);
  await grid.select('Active', 0);
  await page.keyboard.press('Space');
  await pending(muster, 4);

  await page.getByTestId('pending-count').click();
  const changes = page.getByTestId('change');
  await changes.filter({ hasText: 'Title' }).first().getByRole('checkbox').check();
  await expect(page.getByTestId('act-hold')).toBeVisible();
  await expect(page.getByTestId('act-hurry')).toBeHidden();
  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await page.getByRole('checkbox', { name: `Select all of ${displayName}` }).click();
  await page.getByTestId('act-hurry').click();
  await expect(changes.filter({ hasText: 'Active' })).toContainText('Urgent');

  const back = await serve({ file, token: server.token, port: port(server) });
  await page.getByRole('button', { name: 'Try now' }).click();
  await sent(muster);
  const writes = back.tenant.requests.list().filter(({ method }) => method === 'PATCH');
  expect(writes[0]?.path).toBe(`/Users/${id}`);
  expect(person(back, last).active).toBe(false);
  expect(names.slice(0, 3).map((name) => person(back, name).title)).toEqual(['In turn', 'In turn', 'In turn']);
});

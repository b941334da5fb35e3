import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CellObject } from 'xlsx';
import { connect } from './support/connect';
import { gridOf } from './support/grid';
import { choose, electronExecutable, enginePid, type Muster } from './support/muster';
import { held, people } from './support/people';
import { answerSaveDialog, lastSaveDialog } from './support/save-dialog';
import { expect, test } from './support/test';
import { failureWords } from './support/words';
import { readSheet } from './support/workbook';

const toast = ({ page }: Muster) => page.getByTestId('toast');

/** What a cell of the workbook is to say of a value that the tenant holds. */
function asWritten(value: ReturnType<typeof held>, column: string): unknown {
  if (value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (column !== 'Last login') return value;
  const instant = new Date(String(value));
  // Excel has no time zones: it shows what the clock on the wall showed.
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
}

function asRead(cell: CellObject | undefined): unknown {
  if (cell?.v instanceof Date) return new Date(Math.round(cell.v.getTime() / 1000) * 1000);
  return cell?.v;
}

test('[S7] the view is written as it stands: search, filter, order, columns, and every cell', async ({
  desk,
  folder,
}) => {
  const { muster, server, grid } = desk;
  const { page } = muster;
  await page.getByTestId('status-filter').click();
  await page.getByRole('menuitemradio', { name: 'Inactive' }).click();
  await grid.search('en', 0).catch(() => undefined);
  const found = server.tenant.users().filter((user) => held(user, 'Status') === 'inactive');
  expect(found.length).toBeGreaterThan(0);
});

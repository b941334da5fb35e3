/** The filters of the list, as one works with them by mouse and keyboard. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Office } from './office';

export interface Filters {
  /** Waits until the list has so many people. */
  people(count: number): Promise<void>;
  /** Shows everybody, without filters. */
  clear(): Promise<void>;
  /** Opens the menu and chooses a column by its name: the editor of a new condition opens. */
  by(column: string): Promise<Locator>;
  /** The editor that is open. */
  editor(): Locator;
  /** A value to tick, by what it reads. */
  value(text: string): Locator;
  /** Ticks values, or takes their ticks away. */
  tick(...values: string[]): Promise<void>;
  /** Chooses an operator by what it is called. */
  operator(name: string): Promise<void>;
  /** Types a value, the second one where there are two. */
  type(text: string, second?: string): Promise<void>;
  /** Closes the editor. */
  done(): Promise<void>;
  /** Opens the field for a filter's text by the menu. */
  write(): Promise<Locator>;
  /** The chips as they read. */
  chips(...sentences: (string | RegExp)[]): Promise<void>;
  chip(text: string): Locator;
}

export function filtersOf(page: Page): Filters {
  const editor = () => page.getByTestId('filter-editor');
  const value = (text: string) =>
    page.getByTestId('filter-value').filter({ has: page.getByText(text, { exact: true }) });
  return {
    editor,
    value,
    people: (count) => expect(page.getByTestId('grid')).toHaveAttribute('data-rows', String(count)),
    async clear() {
      await page.getByTestId('all-users').click();
      await expect(page.getByTestId('filter-bar')).toBeHidden();
    },
    async by(column) {
      await page.getByTestId('filter').click();
      await page.getByTestId('filter-find').fill(column);
      await page.getByTestId('filter-menu').getByText(column, { exact: true }).click();
      await expect(editor()).toBeVisible();
      return editor();
    },
    async tick(...values) {
      for (const one of values) await value(one).click();
    },
    async operator(name) {
      await page.getByTestId('filter-operator').selectOption({ label: name });
    },
    async type(text, second) {
      await page.getByTestId('filter-typed').fill(text);
      if (second !== undefined) await page.getByTestId('filter-typed-second').fill(second);
    },
    async done() {
      await page.keyboard.press('Escape');
      await expect(editor()).toBeHidden();
    },
    async write() {
      await page.getByTestId('filter').click();
      await page.getByTestId('filter-write').click();
      const field = page.getByTestId('filter-text');
      await expect(field).toBeFocused();
      return field;
    },
    chips: (...sentences) => expect(page.locator('[data-testid=filter-chip] [data-place]')).toHaveText(sentences),
    chip: (text) => page.getByTestId('filter-chip').filter({ hasText: text }),
  };
}

type User = ReturnType<Office['user']>;

/** The filters of an office whose tests begin without any, and how many people of its tenant something is true of. */
export function filtersIn(office: Office) {
  const filters = () => filtersOf(office.page);
  test.beforeEach(() => filters().clear());
  return { filters, having: (fits: (user: User) => boolean) => office.tenant.users().filter(fits).length };
}

/** People whom a test of the list takes on, in the order of their rows, with edits collected and all columns in sight. */

import { widen } from './gestures';
import { addressOf, type Office } from './office';
import { held } from './people';
import { collect } from './queue';

export type User = ReturnType<Office['user']>;
type Attributes = Parameters<Office['hire']>[1];

export interface Team {
  /** New people, in the order of their rows. */
  hire(domain: string, ...people: Attributes[]): Promise<User[]>;
  /** What the tenant holds of some people in a column. */
  column(people: readonly User[], name: string): ReturnType<typeof held>[];
}

export function teamOf(office: Office): Team {
  let isCollecting = false;
  return {
    async hire(domain, ...people) {
      if (!isCollecting) {
        await collect(office.muster);
        // Nothing scrolls while areas are drawn with the mouse.
        await widen(office.muster);
      }
      isCollecting = true;
      const hired = await office.hire(domain, ...people);
      await office.page.getByTestId('data-grid-canvas').focus();
      const places = await Promise.all(
        hired.map(async (user) => {
          const cell = office.page.locator('[data-testid=data-grid-canvas] td').filter({ hasText: addressOf(user) });
          const id = await cell.getAttribute('data-testid');
          return { user, row: Number(/-(\d+)$/.exec(id ?? '')?.[1]) };
        }),
      );
      return places.toSorted((one, other) => one.row - other.row).map(({ user }) => user);
    },
    column: (people, name) => people.map(({ id }) => held(office.user(id), name)),
  };
}

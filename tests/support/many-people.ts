/** More people than a test would want to have written one by one. */
import type { Store } from '../../main/engine/mirror/store';

/** Fills an empty mirror with people of whom nothing but a title is known: each has one of their own, in nobody's order. */
export function addMany({ mirror }: Store, people: number): void {
  const titled = `
    with recursive number (n) as (select 1 union all select n + 1 from number where n < ${people}),
    titled (n, title) as (select n, 'Title ' || (n * 7919 % ${people}) from number)`;
  mirror.sqlite.exec(`
    ${titled} insert into resource (id, type, base, seen_at, pull) select n, 'User', json_object('title', title), 1, 1 from titled;
    ${titled} insert into row (id, title, search_text) select n, title, title from titled`);
  mirror.population += 1;
}

/** A filter that has everybody's JSON read, so that looking through so many takes long on any computer. */
export const slowFilter = 'externalId eq "x" or title co "9"';

/** What would become of cells by a rule: the checks of the real edit, made beforehand. */
import { type CellValue, groupOfColumn, type Result, type Transformation } from '../../../preload/contract';
import { type Failure, failed, failure, succeeded } from '../../../preload/failure';
import type { Store } from '../mirror/store';
import { openMembership, overlay } from '../queue/changes';
import { type GroupBefore, groupBefore, isMember, mayEditGroups, memberCell, whyNoMember } from '../queue/members';
import { judgeCell } from '../queue/set';
import { type Subject, subjectsOf } from '../queue/subject';
import { cellOf, readCell } from '../scim/cell';
import type { ColumnDefinition } from '../scim/columns';
import { sameValue } from '../scim/compare';
import { readPath } from '../scim/path';
import type { JsonObject } from '../scim/resource';
import type { Rule } from './rule';

/** Cells, and what is to become of them. */
export interface Bulk {
  rows: readonly number[];
  columns: readonly string[];
  how: Transformation;
}

/** A cell that changes, or would if it were not refused. */
export interface Judged {
  row: number;
  column: string;
  from: CellValue;
  /** As the cell reads then; of one that is refused, what was asked for. */
  to: CellValue;
  /** What an edit has to ask for. */
  value: CellValue;
  failure: Failure | null;
}

/** Judges the cells of some people; those that are not answered stay as they are. */
export type Judge = (rows: readonly number[]) => Judged[];

interface AttributeColumn {
  key: string;
  attribute: ColumnDefinition | undefined;
}
interface GroupColumn {
  key: string;
  group: number;
  before: GroupBefore;
}

/** A judge of cells in columns, attributes and groups, by their keys. */
export function createJudge(store: Store, keys: readonly string[], rule: Rule): Judge {
  let columns: (AttributeColumn | GroupColumn)[] | null = null;
  return (rows) => {
    columns ??= columnsFor(store, keys);
    const known = columns;
    const subjects = subjectsOf(store, rows);
    return rows.flatMap((row) => {
      const subject = subjects.get(row) ?? null;
      const seen = subject ? overlay(subject.stored.base, subject.open) : {};
      return known.flatMap((column): Judged[] => {
        const cell =
          'group' in column ? groupCell(store, column, subject) : attributeCell(store, column, subject, seen);
        const judged = judgeCellBy(rule, seen, cell);
        return judged ? [{ row, column: column.key, from: cell.from, ...judged }] : [];
      });
    });
  };
}

function columnsFor(store: Store, keys: readonly string[]): (AttributeColumn | GroupColumn)[] {
  return [...new Set(keys)].map((key) => {
    const group = groupOfColumn(key);
    return group === null
      ? { key, attribute: store.model.byKey.get(key) }
      : { key, group, before: groupBefore(store, group) };
  });
}

/** One cell as it is, and how it reads once it holds a value: null where that changes nothing. */
interface Cell {
  from: CellValue;
  with(value: CellValue): Result<{ shown: CellValue } | null>;
}

function judgeCellBy(rule: Rule, seen: JsonObject, cell: Cell): Pick<Judged, 'to' | 'value' | 'failure'> | null {
  const { from } = cell;
  const wanted = rule(seen, from);
  if (!wanted.ok) return { to: from, value: from, failure: wanted.failure };
  if (wanted.value === null) return null;
  const { value } = wanted.value;
  const then = cell.with(value);
  if (!then.ok) return { to: value, value, failure: then.failure };
  return then.value && { to: then.value.shown, value, failure: null };
}

function attributeCell(store: Store, { attribute }: AttributeColumn, subject: Subject | null, seen: JsonObject): Cell {
  return {
    from: attribute ? readCell(seen, attribute) : null,
    with(value) {
      const json = judgeCell(store, subject, seen, attribute, value);
      if (!json.ok || !attribute) return json.ok ? failed('unknown-column') : json;
      const isSame = sameValue(readPath(seen, attribute.path), json.value);
      return succeeded(isSame ? null : { shown: cellOf(json.value, attribute) });
    },
  };
}

function groupCell(store: Store, { group, before }: GroupColumn, subject: Subject | null): Cell {
  const stored = subject?.stored ?? null;
  const refusal = mayEditGroups(store) ? whyNoMember(before, stored) : failure('not-permitted');
  const now = stored && isMember(before, stored, openMembership(store.mirror, group, stored.id));
  return {
    from: now ?? false,
    with(value) {
      const joins = memberCell(value);
      if (refusal) return { ok: false, failure: refusal };
      if (!joins.ok) return joins;
      return succeeded(now === joins.value ? null : { shown: joins.value });
    },
  };
}

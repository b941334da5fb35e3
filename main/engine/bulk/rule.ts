/** What a cell is to hold by a rule. */
import type { CellValue, Result, Transformation } from '../../../preload/contract';
import { succeeded } from '../../../preload/failure';
import type { ColumnDefinition } from '../scim/columns';
import type { JsonObject } from '../scim/resource';
import { type Read, readTemplate, textOf } from './template';

/**
 * What a cell is to hold: of a person as the admin sees them, and what stands there. Null leaves the cell alone. Fails
 * with `too-long`.
 */
export type Rule = (person: JsonObject, now: CellValue) => Result<{ value: CellValue } | null>;

/** Reads a rule for people with these columns. */
export async function readRule(how: Transformation, columns: readonly ColumnDefinition[]): Promise<Read<Rule>> {
  switch (how.by) {
    case 'value':
      return { ok: true, value: () => succeeded({ value: how.value }) };
    case 'template': {
      const template = readTemplate(how.text, columns);
      return template.ok ? { ok: true, value: (person) => succeeded({ value: template.value(person) }) } : template;
    }
    case 'replace': {
      // The reader of expressions is large, and most days nobody replaces anything.
      const { readReplacement } = await import('./replace');
      const replacer = readReplacement(how);
      if (!replacer.ok) return replacer;
      const replace: Rule = (_person, now) => {
        const replaced = replacer.value(textOf(now));
        return replaced.ok ? succeeded(replaced.value === null ? null : { value: replaced.value }) : replaced;
      };
      return { ok: true, value: replace };
    }
  }
}

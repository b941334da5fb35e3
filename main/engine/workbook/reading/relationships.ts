/** How the parts of a workbook find each other (ECMA-376 part 2, 6.5). */

import type { Archive } from './archive';
import { broken, tooLarge } from './broken';
import type { ReadingLimits } from './limits';
import { readXml } from './xml';

export interface Relationship {
  /** The last word of its type, which is the same in both editions of the standard: `worksheet`, `styles`. */
  type: string;
  /** The name of a part; null where it is something outside the file. */
  part: string | null;
}

/** By id, what a part refers to; `owner` is empty for the package itself. Nothing where the part says nothing. */
export async function relationshipsOf(
  archive: Archive,
  owner: string,
  limits: ReadingLimits,
): Promise<Map<string, Relationship>> {
  const found = new Map<string, Relationship>();
  const slash = owner.lastIndexOf('/') + 1;
  const part = archive.part(`${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`, limits.description);
  if (!part) return found;
  await readXml(
    part,
    {
      open(name, { Id: id, Type: type, Target: target, TargetMode: mode }) {
        if (name !== 'Relationship') return;
        if (id === undefined || type === undefined || target === undefined) {
          throw broken(`${part.name}: a relationship to nothing`);
        }
        if (found.size === limits.described) throw tooLarge(`${part.name}: too many relationships`);
        found.set(id, {
          type: type.slice(type.lastIndexOf('/') + 1),
          part: mode === 'External' ? null : partName(target, owner),
        });
      },
      close: () => undefined,
      text: () => undefined,
    },
    limits,
  );
  return found;
}

/** The part that a target stands for, seen from the part that names it. */
export function partName(target: string, owner: string): string {
  const steps = target.startsWith('/') ? [] : owner.split('/').slice(0, -1);
  for (const step of target.split(/[/\\]/)) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

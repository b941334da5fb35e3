/** What the admin has chosen for an import, as the engine takes it. */
import i18next from 'i18next';
import { type ImportedTable, type ImportPlan, Language } from '../../preload/contract';
import { yesNoWords } from '../grid/yesNo';
import { isPermitted } from '../state/administration';
import { choiceWords } from '../workbook/choiceWords';
import { recognisers, type Subject } from './subject';

export interface Choices {
  /** One for each column of the file that holds anything; null is left out. */
  targets: readonly (string | null)[];
  /** Columns by which nobody is to be recognised though it could be. */
  unrecognised: ReadonlySet<string>;
  creates: boolean;
  clears: boolean;
  zeros: Readonly<Record<string, boolean>>;
}

/**
 * Columns of the file that are to stand for what another one before them stands for.
 *
 * @param columns those of the file: on another sheet one may stand for the same
 */
export function repeatedTargets(
  targets: readonly (string | null)[],
  columns: readonly { part: number }[] = [],
): Set<number> {
  const seen = new Set<string>();
  const repeated = new Set<number>();
  targets.forEach((target, index) => {
    if (target === null) return;
    const place = `${columns[index]?.part ?? 0} ${target}`;
    if (seen.has(place)) repeated.add(index);
    seen.add(place);
  });
  return repeated;
}

/** The columns that a file has by which people can be recognised, in their order. */
export function possibleKeys({ targets }: Pick<Choices, 'targets'>, subject: Subject): string[] {
  return recognisers(subject).filter((key) => targets.includes(key));
}

/** Why an import cannot go on from here: nobody can be recognised, or two columns stand for the same. */
export function whyNot(
  { table, ...choices }: Choices & { table?: ImportedTable | null },
  subject: Subject,
): 'recognise' | 'repeated' | null {
  if (repeatedTargets(choices.targets, table?.columns).size > 0) return 'repeated';
  // A workbook that was exported to be edited knows who is who.
  if (table?.exported) return null;
  const keys = possibleKeys(choices, subject).filter((key) => !choices.unrecognised.has(key));
  return keys.length === 0 ? 'recognise' : null;
}

/** How values may be written in a file, in every language of the window. */
function wordsOf({ targets }: Choices, { columns, administration }: Subject): ImportPlan['words'] {
  const speakers = Language.options.map((language) => i18next.getFixedT(language));
  const mapped = columns.filter(({ key }) => targets.includes(key));
  const choices: Record<string, Record<string, string>> = {};
  for (const t of speakers) {
    for (const [column, words] of Object.entries(choiceWords(t, mapped, administration))) {
      const known = Object.entries(words).map(([value, word]) => [word, value]);
      choices[column] = { ...Object.fromEntries(known), ...choices[column] };
    }
  }
  return {
    ...yesNoWords(),
    choices,
    activationPending: speakers.map((t) => t('status.activationPending')),
  };
}

/** What each column of the file stands for, by its index there. */
function placed(targets: Choices['targets'], columns: readonly { index: number }[]): ImportPlan['targets'] {
  const last = columns.at(-1)?.index ?? -1;
  const byIndex: ImportPlan['targets'] = Array.from({ length: last + 1 }, () => null);
  columns.forEach(({ index }, place) => {
    byIndex[index] = targets[place] ?? null;
  });
  return byIndex;
}

/** @param columns those of the file, of which an empty one is none */
export function planOf(choices: Choices, subject: Subject, columns: readonly { index: number }[]): ImportPlan {
  const { targets, unrecognised, creates, clears, zeros } = choices;
  return {
    targets: placed(targets, columns),
    match: possibleKeys(choices, subject).filter((key) => !unrecognised.has(key)),
    creates: creates && isPermitted(subject.administration, 'users.create'),
    clears,
    zeros: { ...zeros },
    words: wordsOf(choices, subject),
  };
}

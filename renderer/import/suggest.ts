/** What the columns of a file may stand for: by their names in every language of the window, by habit, and by resemblance. */
import { groupColumn, groupOfColumn, type ImportedTable, wholeNameTarget } from '../../preload/contract';
import { columnNames } from '../i18n/columnLabel';
import { familyOrWhole, foldHeader, headersOf, wholeNames } from '../workbook/headerNames';
import { resemblance } from './resemblance';
import { auditColumnOf, hasNameParts, type Subject } from './subject';

type HeadedColumn = Pick<ImportedTable['columns'][number], 'index' | 'header' | 'samples'>;

/** How sure it is that a header stands for something; 1 is its very name. */
type Scores = Map<string, number>;

/** Below this, two headers are not alike. */
const alike = 0.8;
/** What the ID is called where its own name is somebody else's. */
const idNames = ['id', 'userid', 'identifiant', 'identifiantunique'];

/** Scores a header against all that it may stand for. */
function scorer(subject: Subject, headers: readonly string[]): (header: string) => Scores {
  const { columns, groups } = subject;
  const hasParts = hasNameParts(columns);
  const audit = auditColumnOf(subject);
  const names = columns.map((column) => ({ key: column.key, names: headersOf(column, columnNames) }));
  const words = columns.map((column) => ({ key: column.key, words: columnNames(column) }));
  const given = names.find(({ key }) => key === 'name.givenName')?.names;
  const hasFirst = headers.some((header) => given?.has(foldHeader(header)));

  function ofName(word: string): [string, number][] {
    if (word === 'name' || word === familyOrWhole) {
      const family = word === familyOrWhole ? 1 : 0.84;
      return [
        [wholeNameTarget, hasFirst ? 0.6 : 1],
        ['name.familyName', hasFirst ? family : 0],
        ['displayName', 0.7],
        ['name.formatted', 0.65],
      ];
    }
    if (!wholeNames.includes(word)) return [];
    return [
      [wholeNameTarget, hasFirst ? 0.6 : 0.95],
      ['displayName', word === 'displayname' ? 1 : 0.7],
      ['name.formatted', hasFirst ? 1 : 0.65],
    ];
  }

  function exactly(word: string): [string, number][] {
    const named = ofName(word);
    if (named.length > 0) return named;
    return [
      ...names
        .filter((column) => column.names.has(word))
        // Exports call the ID what names people in audit logs.
        .map(({ key }): [string, number] => [key, key === 'id' && audit !== 'id' ? 0.99 : 1]),
      ...(idNames.includes(word) ? [[audit, word === 'id' ? 1 : 0.85] as [string, number]] : []),
      ...groups
        .filter(({ name }) => foldHeader(name) === word)
        .map(({ row }): [string, number] => [groupColumn(row), 0.97]),
    ];
  }

  return (header) => {
    const word = foldHeader(header);
    if (word === '') return new Map();
    const found = exactly(word);
    const candidates =
      found.length > 0
        ? found
        : words.map(({ key, words }): [string, number] => {
            const most = Math.max(...words.map((name) => resemblance(header, name)));
            return [key, most >= alike ? most * 0.8 : 0];
          });
    const scores: Scores = new Map();
    for (const [key, score] of candidates) {
      const isHere =
        key === wholeNameTarget
          ? hasParts
          : groupOfColumn(key) !== null || columns.some((column) => column.key === key);
      if (score === 0 || !isHere) continue;
      scores.set(key, Math.max(score, scores.get(key) ?? 0));
    }
    return scores;
  };
}

/** A column without a name of its own that holds nothing but addresses. */
function holdsAddresses({ samples }: HeadedColumn): boolean {
  return samples.length > 0 && samples.every((sample) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(sample.trim()));
}

/**
 * What each column of a file may stand for, null for nothing. No two stand for the same: the surer one does, and of two
 * that are as sure the one that could stand for nothing else.
 */
export function suggestTargets(subject: Subject, columns: readonly HeadedColumn[]): (string | null)[] {
  const score = scorer(
    subject,
    columns.map(({ header }) => header),
  );
  const options = columns.flatMap((column, place) => {
    const scores = score(column.header);
    if (scores.size === 0 && holdsAddresses(column) && subject.columns.some(({ key }) => key === 'emails')) {
      scores.set('emails', 0.5);
    }
    const [best = 0, next = 0] = [...scores.values()].sort((one, other) => other - one);
    return [...scores].map(([target, sureness]) => ({ place, target, sureness, lead: best - next }));
  });
  options.sort((one, other) => other.sureness - one.sureness || other.lead - one.lead || one.place - other.place);
  const targets: (string | null)[] = columns.map(() => null);
  const taken = new Set<string>();
  for (const { place, target } of options) {
    if (targets[place] !== null || taken.has(target)) continue;
    targets[place] = target;
    taken.add(target);
  }
  return targets;
}

/** What a tenant may be like from beginning to end: misbehaviours that never go away. */
import type { FaultInput } from '../../demo/server';

export const characters = {
  plain: [],
  'without versions': [{ fault: 'noETag' }],
  'with decoy tags': [{ fault: 'decoyETag' }],
  'ignoring conditions': [{ fault: 'ignoredIfMatch' }],
  'bumping versions': [{ fault: 'bumpOnNoop' }],
  'late to show the new': [{ fault: 'lateReads', ms: 1500, what: 'creates' }],
  'late to show and to change the new': [{ fault: 'lateReads', ms: 1500, what: 'creates', updates: true }],
  'naming nobody it creates': [{ fault: 'createWithoutId' }],
  'giving bad addresses': [{ fault: 'createBadLocation' }],
  'creating without a word': [{ fault: 'createEmptyBody' }],
  'half failing': [{ fault: 'nonAtomic500', rate: 0.3 }],
  'lower-casing': [{ fault: 'lowerCaseEmails' }, { fault: 'addFormatted' }],
  'texts for booleans': [{ fault: 'stringBooleans' }],
  dropping: [{ fault: 'dropAttribute', attribute: 'title' }],
  'deactivating instead': [{ fault: 'deactivateOnDelete' }],
  'deleting with 200': [{ fault: 'delete200' }, { fault: 'deleteGone500' }],
  'hiding the inactive': [{ fault: 'goneWhenInactive' }],
  'counting pages': [{ fault: 'pageLengthAsTotal' }],
  'counting wrongly': [{ fault: 'lyingTotal', by: -2 }],
  endless: [{ fault: 'endlessPaging' }],
  'of cursors': [{ fault: 'cursorOnly' }],
  'without discovery': [{ fault: 'noDiscovery' }],
  'claiming too little': [{ fault: 'lyingDiscovery', etag: false, bulk: false, filter: false }],
  'doubling what is added': [{ fault: 'duplicateAdds' }],
  'without filtered paths': [{ fault: 'noFilteredPaths' }],
  'taking few members': [{ fault: 'memberLimit', most: 2 }],
  taciturn: [{ fault: 'noContent' }, { fault: 'noMembersInAnswer' }],
  'oddly spelt': [{ fault: 'oddCase' }, { fault: 'plainErrors' }],
  'wiping siblings': [{ fault: 'wipeSiblings' }],
  'without delta': [{ fault: 'deltaRefused' }],
  slow: [{ fault: 'rateLimit', writes: 20, reads: 60 }],
  'without bulk': [{ fault: 'bulkAbsent', advertised: true }],
  'small in bulk': [{ fault: 'bulkTooLarge', most: 5 }],
  'odd in bulk': [{ fault: 'bulkReordered' }, { fault: 'bulkStatus', form: 'object' }],
  'forgetful in bulk': [{ fault: 'bulkMissing' }],
} as const satisfies Record<string, readonly FaultInput[]>;

export type Character = keyof typeof characters;
export const characterNames = Object.keys(characters) as Character[];

/** Whether a write on an old version is refused, so that nobody can slip in between. */
export function versionsCount(character: Character): boolean {
  return !['without versions', 'with decoy tags', 'ignoring conditions'].includes(character);
}

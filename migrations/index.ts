/** All migrations of a tenant's mirror, in order. A new one is a new file at the end; an old one never changes. */
import type { Migration } from 'kysely';
import * as mirror from './0001-mirror-queue-and-history';
import * as groups from './0002-groups-creations-and-undo';
import * as members from './0003-members-and-pictures';
import * as views from './0004-saved-views';
import * as patches from './0005-rows-as-patches';
import * as ranks from './0006-ranks-beside-the-mirror';

export const migrations: Record<string, Migration> = {
  '0001-mirror-queue-and-history': mirror,
  '0002-groups-creations-and-undo': groups,
  '0003-members-and-pictures': members,
  '0004-saved-views': views,
  '0005-rows-as-patches': patches,
  '0006-ranks-beside-the-mirror': ranks,
};

/** What the admin chooses, and the commands of the native menu. */
import './jitless';
import { z } from 'zod';

export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;
export const Language = z.enum(['en', 'fr']);
export type Language = z.infer<typeof Language>;
export const Settings = z.object({ theme: Theme, language: Language });
export type Settings = z.infer<typeof Settings>;

/** Commands of the native menu that the window carries out. */
export const MenuCommand = z.enum([
  'connect-tenant',
  'sign-out',
  'search',
  'export',
  'import',
  'sync-now',
  'show-changes',
  'show-history',
  'show-person',
  'invite',
  'activate-people',
  'deactivate-people',
  'delete-people',
  'undo',
  'redo',
  'mailbox',
]);
export type MenuCommand = z.infer<typeof MenuCommand>;

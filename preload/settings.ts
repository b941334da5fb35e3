/** What the admin chooses. */
import './jitless';
import { z } from 'zod';

export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;
export const Language = z.enum(['en', 'fr']);
export type Language = z.infer<typeof Language>;
export const Settings = z.object({ theme: Theme, language: Language });
export type Settings = z.infer<typeof Settings>;

/** What the admin chooses. */
import './jitless';
import { z } from 'zod';

export const Theme = z.enum(['system', 'light', 'dark', 'high-contrast']);
export type Theme = z.infer<typeof Theme>;
export const Language = z.enum(['en', 'fr']);
export type Language = z.infer<typeof Language>;
/** How close rows stand to each other. */
export const Density = z.enum(['comfortable', 'compact']);
export type Density = z.infer<typeof Density>;
export const Settings = z.object({ theme: Theme, language: Language, density: Density });
export type Settings = z.infer<typeof Settings>;

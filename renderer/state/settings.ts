import { create } from 'zustand';
import type { Settings } from '../../preload/contract';
import { askDesktop } from '../bridge/desktop';
import { speak, systemLanguage } from '../i18n';

export const useSettings = create<Settings>()(() => ({
  theme: 'system',
  language: systemLanguage(navigator.languages),
}));

/** Makes settings that the desktop process holds those of the window. */
export function takeSettings(settings: Settings) {
  document.documentElement.dataset.theme = settings.theme;
  useSettings.setState(settings);
  return speak(settings.language);
}

/** Changes settings for good; the window follows when they are stored. */
export async function changeSettings(part: Partial<Settings>) {
  await takeSettings(await askDesktop('settings.change', part));
}

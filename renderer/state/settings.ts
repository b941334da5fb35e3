import { create } from 'zustand';
import type { Settings } from '../../preload/contract';
import { askDesktop } from '../bridge/desktop';
import { speak, systemLanguage } from '../i18n';
import { useToasts } from './toasts';

export const useSettings = create<Settings>()(() => ({
  theme: 'system',
  language: systemLanguage(navigator.languages),
  density: 'comfortable',
}));

const moreContrast = () => window.matchMedia('(prefers-contrast: more)');

/** One name for a theme that is chosen and what the system asks of every window, so that its colours stand once. */
function applyContrast(theme: Settings['theme']) {
  const isMore = theme === 'high-contrast' || moreContrast().matches;
  document.documentElement.dataset.contrast = isMore ? 'more' : 'usual';
}

/** From now on the window has more contrast whenever the system asks for it. */
export function followSystem() {
  applyContrast(useSettings.getState().theme);
  moreContrast().addEventListener('change', () => applyContrast(useSettings.getState().theme));
}

/** Makes settings that the desktop process holds those of the window. */
export function takeSettings(settings: Settings) {
  const { dataset } = document.documentElement;
  dataset.theme = settings.theme;
  dataset.density = settings.density;
  applyContrast(settings.theme);
  // A message that was made in another language is said already: what it tells stands in the lists as well.
  if (settings.language !== useSettings.getState().language) useToasts.setState({ toasts: [] });
  useSettings.setState(settings);
  return speak(settings.language);
}

/** Changes settings for good; the window follows when they are stored. */
export async function changeSettings(part: Partial<Settings>) {
  await takeSettings(await askDesktop('settings.change', part));
}

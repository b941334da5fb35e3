/** Pictures of the window in each of its looks: light and dark, English and French, large and small. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { choose, type Muster } from './muster';

/** Where pictures go; undefined where nobody wants any. */
export const pictureFolder = process.env.MUSTER_SCREENSHOTS;

interface Look {
  theme: 'light' | 'dark';
  language: 'en' | 'fr';
  width: number;
  height: number;
}

export const large = { width: 1440, height: 900 };
const small = { width: 1024, height: 700 };
const looks: Look[] = [
  { theme: 'light', language: 'en', ...large },
  { theme: 'dark', language: 'en', ...large },
  { theme: 'light', language: 'fr', ...small },
  { theme: 'dark', language: 'fr', ...small },
];

export async function dress(muster: Muster, { theme, language, width, height }: Look): Promise<void> {
  await choose(muster, `theme-${theme}`);
  await choose(muster, `language-${language}`);
  await muster.electron.evaluate(
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    [width, height] as const,
  );
  await muster.page.waitForFunction(
    ([width, language]) => innerWidth === width && document.documentElement.lang === language,
    [width, language] as const,
  );
  await painted(muster);
}

/** Waits until what changed last is on the screen, and nothing moves any more. */
export async function painted({ page }: Muster): Promise<void> {
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** Takes a picture of what is on the screen in each of its looks; `open` brings anew what does not outlive a change. */
export async function picture(muster: Muster, name: string, open?: () => Promise<void>): Promise<void> {
  mkdirSync(pictureFolder ?? '', { recursive: true });
  for (const look of looks) {
    await dress(muster, look);
    await open?.();
    await painted(muster);
    const file = `${name}-${look.theme}-${look.language}-${look.width}.png`;
    await muster.page.screenshot({ path: join(pictureFolder ?? '', file) });
    if (open) await muster.page.keyboard.press('Escape');
  }
  await dress(muster, { ...looks[0], theme: 'light', language: 'en', ...large });
}

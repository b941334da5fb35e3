/** Which language a page is read in. */
import type { Language } from './html';

const known: readonly Language[] = ['en', 'fr'];

function isLanguage(tag: string): tag is Language {
  return known.some((one) => one === tag);
}

/** A language that is asked for by name, else the best one of an `Accept-Language` header (RFC 9110 section 12.5.4). */
export function languageFor(asked: unknown, accepted: string | undefined): Language {
  if (typeof asked === 'string' && isLanguage(asked)) return asked;
  const wanted = (accepted ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((q) => q !== undefined);
    return { tag: tag.slice(0, 2), quality: Number(quality ?? 1) };
  });
  wanted.sort((a, b) => b.quality - a.quality);
  const best = wanted.find(({ tag, quality }) => quality > 0 && isLanguage(tag))?.tag ?? '';
  return isLanguage(best) ? best : 'en';
}

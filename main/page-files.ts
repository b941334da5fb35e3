import { extname, join, sep } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * The file of the page that an address stands for, with its media type; null when it stands for none.
 * Nothing outside the page's folder can be addressed.
 */
export function pageFile(folder: string, address: string): { path: string; type: string } | null {
  let name: string;
  try {
    const url = new URL(address);
    if (url.host !== 'app') return null;
    name = decodeURIComponent(url.pathname);
  } catch {
    // An address that is no address, or has a broken escape, stands for no file.
    return null;
  }
  if (name === '/') name = '/index.html';
  const type = types[extname(name)];
  if (!type || /[\\\0:]/.test(name)) return null;
  const path = join(folder, name);
  return path.startsWith(folder + sep) ? { path, type } : null;
}

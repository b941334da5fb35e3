import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { pageFile } from './page-files';

export const pageOrigin = 'muster://app';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Makes `muster://` a secure origin of its own. To be called before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'muster', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers `muster://app/` with the files of one folder, and nothing else. */
export function servePage(folder: string): void {
  protocol.handle('muster', async (request) => {
    const file = request.method === 'GET' ? pageFile(folder, request.url) : null;
    if (!file) return new Response(null, { status: 404 });
    try {
      const headers = {
        'Content-Type': file.type,
        'Content-Security-Policy': policy,
        'X-Content-Type-Options': 'nosniff',
      };
      return new Response(await readFile(file.path), { headers });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Response(null, { status: 404 });
      throw error;
    }
  });
}

/** Where a secret is that should not be there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** A text in the forms in which programs write it down. */
function forms(secret: string): Buffer[] {
  const bytes = Buffer.from(secret);
  return [
    bytes,
    Buffer.from(secret, 'utf16le'),
    // The last characters of Base64 depend on what follows.
    Buffer.from(bytes.toString('base64').slice(0, -4)),
    Buffer.from(bytes.toString('hex')),
  ];
}

/** The files below a folder that hold a secret, in whatever form. */
export function filesWith(folder: string, secret: string): string[] {
  const sought = forms(secret);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = contentOf(file);
      return sought.some((form) => content.includes(form));
    });
}

/** Chromium writes files under passing names: one that is gone since they were listed is another one by now. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** Whether the page's heap holds a text, once what nobody refers to is swept out. */
export async function isInHeap(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  let snapshot = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    snapshot += chunk;
  });
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return snapshot.includes(text);
}

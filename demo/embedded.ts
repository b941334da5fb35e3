/** The demo tenant inside the desktop app: runs as a utility process, told what to serve by one message of its parent. */
import type { ParentPort } from 'electron';
import { z } from 'zod';
import { plans } from './actions/action';
import { kindNames } from './kinds/registry';
import { startDemoTenant } from './server';

/** What the parent asks for. */
const EmbeddedRequest = z.object({
  kind: z.enum(kindNames),
  users: z.int().min(1).max(1_000_000),
  /** A SQLite file in which the tenant outlives the app; null keeps it in memory. */
  file: z.string().min(1).nullable(),
  token: z.string().min(1),
  /** Where it listened before, so that it is found there again; 0, or one that is taken: anywhere. */
  port: z.int().min(0).max(65_535).default(0),
  /** Milliseconds between the edits of a second admin; null: there is none. */
  colleagueEvery: z.int().min(1_000).nullable().default(90_000),
  plan: z.enum(plans).default('pro'),
  /** Whether the people of the tenant have their say: names are chosen, and new addresses confirmed. */
  selfService: z.boolean().default(true),
});

/** What the parent is told. */
type EmbeddedAnswer =
  | { type: 'progress'; done: number; total: number }
  | { type: 'listening'; baseUrl: string; title: string }
  | { type: 'failed'; message: string };

async function answer(request: unknown, tell: (answer: EmbeddedAnswer) => void): Promise<void> {
  const read = EmbeddedRequest.safeParse(request);
  if (!read.success) {
    tell({ type: 'failed', message: z.prettifyError(read.error) });
    return;
  }
  try {
    const onProgress = (done: number, total: number) => tell({ type: 'progress', done, total });
    const start = (port: number) => startDemoTenant({ ...read.data, port, onProgress });
    const { baseUrl, tenant } = await start(read.data.port).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      return start(0);
    });
    tell({ type: 'listening', baseUrl, title: tenant.title });
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

const parent: ParentPort = process.parentPort;
parent.once('message', ({ data }) => {
  void answer(data, (message) => parent.postMessage(message));
});

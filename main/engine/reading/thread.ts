/** The program of the thread beside the engine's: reads from a mirror with a connection of its own, which cannot write. */
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { EarlyHearer } from '../mirror/found-ids';
import { type Mirror, snapshot } from '../mirror/handle';
import { keepShared } from '../mirror/kept-ranks';
import { modelOf } from '../mirror/model';
import { closeMirror, openToRead } from '../mirror/open';
import type { ReadStore } from '../mirror/store';
import type { Answer, Beginning, Order } from './messages';
import { createPrecedence } from './precedence';
import { NobodyWaits } from './reader';
import { type Asked, doReading, type Readings } from './readings';

if (!parentPort) throw new Error('this program is for a thread');
const port: MessagePort = parentPort;

let mirror: Mirror | null = null;
let model: ReadStore['model'] | null = null;
/** The reading for which nobody waits any more. */
let abandoned = new Int32Array(new SharedArrayBuffer(4));

port.on('message', (order: Order) => {
  if (order.kind === 'open') open(order);
  else if (order.kind === 'close') close();
  else if (order.kind === 'keep') keep(order);
  else answer(order);
});

/**
 * So long the rest of a list waits for its beginning to come to the screen, and for whoever types on to press the next key, in
 * milliseconds: computers have few processors.
 */
const untilNextKey = 200;

/** The reading that is being done. */
let current: Pick<Order & { kind: 'read' }, 'id' | 'what'> = { id: 0, what: 'ready' };
/** How long it may still give way to others, in milliseconds: whoever scrolls on and on must not keep it from ending. */
let patience = 0;
const mostPatience = 5_000;

function open(order: Order & { kind: 'open' }): void {
  abandoned = new Int32Array(order.abandoned);
  const { giveWay } = createPrecedence(order.precedence);
  mirror = openToRead(order.path, order.touched, () => {
    if (current.what !== 'order' && patience > 0) patience -= giveWay();
    if (Atomics.load(abandoned, 0) === current.id) throw new NobodyWaits();
  });
}

/** Nothing is left to wait for then, and the thread ends. */
function close(): void {
  if (mirror) closeMirror(mirror);
  port.close();
}

function keep({ wanted, found, discovery }: Order & { kind: 'keep' }): void {
  if (discovery) model = modelOf(discovery);
  if (mirror && model) keepShared({ mirror, model }, wanted, found);
}

async function answer({ id, what, asked, settled, hasBeginning, discovery }: Order & { kind: 'read' }): Promise<void> {
  current = { id, what };
  patience = mostPatience;
  const before = Atomics.load(abandoned, 0);
  if (discovery) model = modelOf(discovery);
  try {
    if (!mirror || !model) throw new Error('nothing was opened');
    mirror.settled = settled;
    const early = (first: Uint32Array) => {
      say({ id, early: first }, [first.buffer as ArrayBuffer]);
      Atomics.wait(abandoned, 0, before, untilNextKey);
    };
    const found = await readIn({ mirror, model }, what, asked as Asked<typeof what>, hasBeginning ? early : null);
    const moved = found instanceof Uint32Array ? [found.buffer as ArrayBuffer] : [];
    say({ id, found }, moved);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say({ id, abandoned: error instanceof NobodyWaits, error: text });
  }
}

async function readIn<K extends keyof Readings>(store: ReadStore, what: K, asked: Asked<K>, early: EarlyHearer | null) {
  // What the index of texts knows is told by the same moment of the mirror as everything else.
  store.mirror.indexed = null;
  return snapshot(store.mirror, () => doReading(store, what, asked, early));
}

function say(answer: Answer | Beginning, moved: ArrayBuffer[] = []): void {
  port.postMessage(answer, moved);
}

/**
 * A hand for windows that no browser protocol reaches, such as native dialogs: finds a window by its title and presses a
 * key in it. Speaks the X11 protocol (X.Org, "X Window System Protocol", version 11) and its XTEST extension itself.
 */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { environment } from './muster';

/** Opcodes of requests (appendix B of the protocol). */
const opcode = { queryTree: 15, getProperty: 20, setInputFocus: 42, queryExtension: 98, getKeyboardMapping: 101 };
/** Predefined atoms, and event codes that XTEST takes. */
const wmName = 39;
const [keyPress, keyRelease] = [2, 3];
/** What the key is called, whatever the keyboard (keysymdef.h). */
export const returnKey = 0xff0d;

interface Display {
  root: number;
  keycodes: { first: number; last: number };
  /** Sends a request that has an answer. */
  ask(request: Buffer): Promise<Buffer>;
  tell(request: Buffer): void;
  close(): void;
}

/** A request: its length in units of four bytes stands in its third and fourth byte. */
function request(code: number, detail: number, ...words: number[]): Buffer {
  const bytes = Buffer.alloc(4 + 4 * words.length);
  bytes.writeUInt8(code, 0);
  bytes.writeUInt8(detail, 1);
  bytes.writeUInt16LE(bytes.length / 4, 2);
  words.forEach((word, index) => {
    bytes.writeUInt32LE(word >>> 0, 4 + 4 * index);
  });
  return bytes;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/** The cookie that the display's owner may show (Xau library: the format of .Xauthority). */
function cookie(): Buffer {
  const file = environment().XAUTHORITY;
  if (!file) return Buffer.alloc(0);
  const bytes = readFileSync(file);
  let at = 2;
  const field = () => {
    const length = bytes.readUInt16BE(at);
    at += 2 + length;
    return bytes.subarray(at - length, at);
  };
  const [, , name = Buffer.alloc(0), data = Buffer.alloc(0)] = [field(), field(), field(), field()];
  return name.toString() === 'MIT-MAGIC-COOKIE-1' ? data : Buffer.alloc(0);
}

/** Reads answers off the socket, one after the other; events in between are nobody's business here. */
function createReader(socket: Socket) {
  let bytes = Buffer.alloc(0);
  let wake: () => void = () => {};
  socket.on('data', (data) => {
    bytes = Buffer.concat([bytes, data]);
    wake();
  });
  async function take(length: number): Promise<Buffer> {
    while (bytes.length < length) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const taken = bytes.subarray(0, length);
    bytes = bytes.subarray(length);
    return taken;
  }
  return {
    take,
    async answer(): Promise<Buffer> {
      for (;;) {
        const head = await take(32);
        if (head[0] === 0) throw new Error(`the display refuses a request with error ${head[1]}`);
        if (head[0] === 1) return Buffer.concat([head, await take(4 * head.readUInt32LE(4))]);
      }
    },
  };
}

async function openDisplay(): Promise<Display> {
  const number = /^:(\d+)/.exec(environment().DISPLAY ?? '')?.[1];
  if (number === undefined) throw new Error('DISPLAY names no display of this machine');
  const socket = connect(`/tmp/.X11-unix/X${number}`);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const reader = createReader(socket);

  const name = Buffer.from('MIT-MAGIC-COOKIE-1');
  const data = cookie();
  const hello = Buffer.alloc(12);
  hello.write('l');
  hello.writeUInt16LE(11, 2);
  hello.writeUInt16LE(name.length, 6);
  hello.writeUInt16LE(data.length, 8);
  socket.write(Buffer.concat([hello, padded(name), padded(data)]));
  const head = await reader.take(8);
  const setup = await reader.take(4 * head.readUInt16LE(6));
  if (head[0] !== 1) throw new Error(`the display lets nobody in: ${setup.toString('latin1')}`);
  const vendorLength = setup.readUInt16LE(16);
  const formats = setup.readUInt8(21);
  const screens = 32 + vendorLength + ((4 - (vendorLength % 4)) % 4) + 8 * formats;
  return {
    root: setup.readUInt32LE(screens),
    keycodes: { first: setup.readUInt8(26), last: setup.readUInt8(27) },
    ask(asked) {
      socket.write(asked);
      return reader.answer();
    },
    tell: (told) => socket.write(told),
    close: () => socket.end(),
  };
}

/** The top window with a title, if there is one. */
async function findWindow(display: Display, title: string): Promise<number | null> {
  const tree = await display.ask(request(opcode.queryTree, 0, display.root));
  const windows = Array.from({ length: tree.readUInt16LE(16) }, (_, index) => tree.readUInt32LE(32 + 4 * index));
  for (const window of windows) {
    const property = await display.ask(request(opcode.getProperty, 0, window, wmName, 0, 0, 64));
    const length = property.readUInt32LE(16);
    if (property.subarray(32, 32 + length).toString() === title) return window;
  }
  return null;
}

async function keycodeOf(display: Display, keysym: number): Promise<number> {
  const { first, last } = display.keycodes;
  const mapping = await display.ask(request(opcode.getKeyboardMapping, 0, first | ((last - first + 1) << 8)));
  const each = mapping.readUInt8(1);
  for (let key = 0; key <= last - first; key += 1) {
    if (mapping.readUInt32LE(32 + 4 * each * key) === keysym) return first + key;
  }
  throw new Error(`no key of this keyboard has the symbol ${keysym}`);
}

/** Waits for a window with a title, and presses a key in it. */
export async function pressKeyIn(title: string, keysym: number): Promise<void> {
  const display = await openDisplay();
  try {
    let window = await findWindow(display, title);
    for (const deadline = Date.now() + 30_000; window === null; window = await findWindow(display, title)) {
      if (Date.now() > deadline) throw new Error(`no window is called ${title}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const name = Buffer.from('XTEST');
    const query = Buffer.concat([request(opcode.queryExtension, 0, name.length), padded(name)]);
    query.writeUInt16LE(query.length / 4, 2);
    const extension = await display.ask(query);
    if (extension.readUInt8(8) !== 1) throw new Error('the display knows no XTEST');
    const keycode = await keycodeOf(display, keysym);
    display.tell(request(opcode.setInputFocus, 1, window, 0));
    for (const event of [keyPress, keyRelease]) {
      display.tell(request(extension.readUInt8(9), 2, event | (keycode << 8), 0, 0, 0, 0, 0, 0, 0));
    }
    // An answer to anything means that all before it was done.
    await display.ask(request(opcode.queryTree, 0, display.root));
  } finally {
    display.close();
  }
}

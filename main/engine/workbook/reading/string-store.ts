/** Many strings, packed: a fraction of what as many strings of the language take, and nothing for it to clean up. */

export interface StringStore {
  /** Bytes that are held. */
  readonly size: number;
  add(text: string): void;
  /** By its place among those that were added. */
  get(place: number): string | null;
}

const chunkSize = 1024 * 1024;
/** Bytes that tell where a string stands. */
const placeSize = 4;
/** Bytes before each string that say how long it is. */
const header = 4;
/** Marks strings with characters of more than one byte; decoding the others is much faster. */
const wide = 0x8000_0000;

/** Holds less than 4 GB; half of a surrogate pair does not survive. */
export function createStringStore(): StringStore {
  /** A longer one takes the places of several, of which the first alone is filled. */
  const chunks: (Buffer | null)[] = [];
  /** Of each string its place among all bytes, as if every chunk were of the usual size. */
  let places = new Uint32Array(1024);
  let count = 0;
  let last = Buffer.alloc(0);
  let start = 0;
  let used = 0;
  let size = 0;

  /** Where a string of so many bytes can go; never across two chunks. */
  function room(bytes: number): void {
    if (used + bytes <= last.length) return;
    last = Buffer.allocUnsafeSlow(Math.max(chunkSize, bytes));
    start = chunks.length * chunkSize;
    used = 0;
    chunks.push(last);
    for (let left = bytes - chunkSize; left > 0; left -= chunkSize) chunks.push(null);
  }

  return {
    get size() {
      return size;
    },
    add(text) {
      const bytes = Buffer.byteLength(text);
      room(header + bytes);
      if (count === places.length) places = grown(places);
      places[count] = start + used;
      count += 1;
      last.writeUInt32LE((bytes === text.length ? 0 : wide) + bytes, used);
      last.write(text, used + header);
      used += header + bytes;
      size += placeSize + header + bytes;
    },
    get(place) {
      const at = places[place] ?? 0;
      const chunk = chunks[Math.floor(at / chunkSize)];
      if (place >= count || !chunk) return null;
      const from = (at % chunkSize) + header;
      const found = chunk.readUInt32LE(from - header);
      return found < wide
        ? chunk.toString('latin1', from, from + found)
        : chunk.toString('utf8', from, from + (found - wide));
    },
  };
}

function grown(places: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(places.length * 2);
  next.set(places);
  return next;
}

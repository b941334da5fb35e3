/** What the window asks of the worker that handles pictures, and what it is told. */
import type { Crop } from './crop';

export type PhotoOrder =
  | { kind: 'open'; file: File }
  /** Media types and bytes that the tenant takes; null: it doesn't say. */
  | { kind: 'cut'; crop: Crop; contentTypes: readonly string[] | null; maxSize: number | null };

/** A picture to choose from: no more of it than can be seen. */
export interface OpenedPhoto {
  picture: ImageBitmap;
}

export interface PhotoAnswers {
  open: OpenedPhoto;
  /** A `data:` URL. */
  cut: string;
}

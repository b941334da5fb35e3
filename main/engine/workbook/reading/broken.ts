/** Why a file cannot be read on: thrown from deep within it, and a value again where reading began. */
import { type Failure, failure } from '../../../../preload/failure';

/** Thrown while a table is read, with the failure to be told. */
export class Unreadable extends Error {
  readonly failure: Failure;

  constructor(because: Failure) {
    super(because.detail ?? because.code);
    this.name = 'Unreadable';
    this.failure = because;
  }
}

/**
 * The file is not what it should be.
 *
 * @param line where, as a spreadsheet numbers lines, if that is known (params.line)
 */
export function broken(detail: string, line?: number): Unreadable {
  return new Unreadable(failure('file-broken', line === undefined ? {} : { line }, detail));
}

/** The file holds more than the limits allow. */
export function tooLarge(detail: string, line?: number): Unreadable {
  return new Unreadable(failure('file-too-large', line === undefined ? {} : { line }, detail));
}

/** The file is of a kind that is not read. */
export function wrongType(detail: string): Unreadable {
  return new Unreadable(failure('file-type', {}, detail));
}

/** The file cannot be read without a password. */
export function encrypted(): Unreadable {
  return new Unreadable(failure('file-encrypted'));
}

/** @throws {Unreadable} `cancelled`, if the signal is aborted */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new Unreadable(failure('cancelled'));
}

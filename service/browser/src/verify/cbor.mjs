/**
 * Reads items of known kind from deterministic CBOR (RFC 8949 §4.2.1). The first item that is of another kind, not in its shortest form
 * or cut short makes everything after it fail too, so that a caller reads on and asks {@link failed} once.
 */

import { MAX_LONG, utf8Text } from './bytes.mjs';

/** Major types. */
export const UNSIGNED = 0;
const BYTES = 2;
const TEXT = 3;
export const ARRAY = 4;
export const MAP = 5;

export class CborReader {
  constructor(input) {
    this.input = input;
    this.at = 0;
    this.failed = false;
  }

  isAtEnd() {
    return this.at === this.input.length;
  }

  /** A number below 2⁶³. */
  unsigned() {
    return this.head(UNSIGNED);
  }

  bytes() {
    return this.#content(this.head(BYTES));
  }

  text() {
    const text = utf8Text(this.#content(this.head(TEXT)));
    if (text === undefined) {
      this.failed = true;
    }
    return text ?? '';
  }

  /** The argument of an item's head as BigInt; 0 after a failure. Arguments of 2⁶³ and more are refused: nothing of ours is as large. */
  head(major) {
    if (this.failed || this.isAtEnd()) {
      return this.#fail();
    }
    const initial = this.input[this.at++];
    const info = initial & 0x1f;
    if (initial >> 5 !== major || info > 27) {
      return this.#fail();
    }
    return info < 24 ? BigInt(info) : this.#longArgument(1 << (info - 24));
  }

  #longArgument(length) {
    if (this.input.length - this.at < length) {
      return this.#fail();
    }
    let argument = 0n;
    for (let i = 0; i < length; i++) {
      argument = (argument << 8n) | BigInt(this.input[this.at++]);
    }
    return argument > MAX_LONG || shortest(argument) !== length ? this.#fail() : argument;
  }

  #content(length) {
    if (this.failed || length > this.input.length - this.at) {
      this.#fail();
      return new Uint8Array(0);
    }
    const content = this.input.slice(this.at, this.at + Number(length));
    this.at += Number(length);
    return content;
  }

  #fail() {
    this.failed = true;
    return 0n;
  }
}

/** Bytes that an argument takes behind the initial byte. */
function shortest(argument) {
  return argument < 24n ? 0 : argument < 0x100n ? 1 : argument < 0x10000n ? 2 : argument < 0x100000000n ? 4 : 8;
}

/**
 * Reads items of known kind from deterministic CBOR (RFC 8949 §4.2.1). The first item that is of another kind, not in its shortest form
 * or cut short makes everything after it fail too, so that a caller reads on and asks {@link failed} once.
 */

import { MAX_LONG, utf8Text } from './bytes.mjs';

/** Major types. */
export const UNSIGNED = 0;
const NEGATIVE = 1;
const BYTES = 2;
const TEXT = 3;
export const ARRAY = 4;
export const MAP = 5;
const SIMPLE = 7;
const FALSE = 0xf4;
const TRUE = 0xf5;
const DOUBLE = 0xfb;
/** Numbers are integers where they are whole and of at most this amount. */
const MOST_WHOLE = 2 ** 53;

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

  isText() {
    return this.#major() === TEXT;
  }

  isFlag() {
    return [FALSE, TRUE].includes(this.input[this.at]);
  }

  flag() {
    return this.input[this.at++] === TRUE;
  }

  /** A finite number, in its one encoding. */
  number() {
    const major = this.#major();
    if (major === SIMPLE) {
      return this.#double();
    }
    const argument = this.head(major === NEGATIVE ? NEGATIVE : UNSIGNED);
    const whole = major === NEGATIVE ? -1n - argument : argument;
    return whole > MOST_WHOLE || whole < -MOST_WHOLE ? Number(this.#fail()) : Number(whole);
  }

  #double() {
    if (this.failed || this.input[this.at] !== DOUBLE || this.input.length - this.at < 9) {
      return Number(this.#fail());
    }
    const value = new DataView(this.input.buffer, this.input.byteOffset + this.at + 1).getFloat64(0);
    this.at += 9;
    const isShorter = Number.isInteger(value) && Math.abs(value) <= MOST_WHOLE;
    return Number.isFinite(value) && !isShorter ? value : Number(this.#fail());
  }

  #major() {
    return this.failed || this.isAtEnd() ? -1 : this.input[this.at] >> 5;
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

/**
 * Reads the members of one JSON object. The first thing wrong is kept and answered by {@link problem}, so that a format is read as one list
 * of members; every accessor goes on with an empty value. A member that nobody asked for is a problem too.
 */

import { fromBase64, fromBase64Url } from './base64.mjs';
import { fromHex, isHex } from './bytes.mjs';
import { DIGEST_LENGTH } from './sha256.mjs';
import { textIn, unsignedIn } from './strict-json.mjs';
import { parseDuration, parseInstant } from './time.mjs';

const NOTHING = new Uint8Array(0);
const ZERO_DIGEST = '0'.repeat(64);
const LONGEST_DURATION = 3660 * 86_400_000;

export class Members {
  constructor(object, place) {
    this.object = object;
    this.place = place;
    this.asked = new Set();
    this.first = undefined;
  }

  /** The first problem: which member breaks which rule, never its value. */
  problem() {
    const unknown = [...this.object.keys()].some((name) => !this.asked.has(name));
    // The unknown name itself is not repeated: it may be anything.
    return this.first ?? (unknown ? `${this.place} has a member that the format does not know` : undefined);
  }

  /** Notes a problem found by the caller. */
  refuse(rule) {
    this.first ??= `${this.place}: ${rule}`;
  }

  has(name) {
    this.asked.add(name);
    return this.object.has(name);
  }

  /** What the accessor of this name answers, when the member is there. */
  optional(accessor, name) {
    return this.has(name) ? this[accessor](name) : undefined;
  }

  expect(name, value) {
    if (this.text(name) !== value) {
      this.refuse(`${name} is not ${value}`);
    }
  }

  text(name) {
    return this.#required(name, textIn(this.object, name), '');
  }

  number(name) {
    return this.#required(name, unsignedIn(this.object, name), 0n);
  }

  base64Url(name) {
    return this.#required(name, fromBase64Url(this.text(name)), NOTHING);
  }

  digest(name) {
    const text = this.text(name);
    return this.#required(name, isHex(text, 32) ? text : undefined, ZERO_DIGEST);
  }

  /** 0x and this many bytes in lower-case hexadecimal digits. */
  prefixedHex(name, bytes) {
    const text = this.text(name);
    return this.#required(name, text.startsWith('0x') && isHex(text.slice(2), bytes) ? text : undefined, '');
  }

  instant(name) {
    return this.#required(name, parseInstant(this.text(name)), 0);
  }

  /** Milliseconds; otherwise when the member is absent. */
  duration(name, otherwise) {
    if (!this.has(name)) {
      return otherwise;
    }
    const duration = parseDuration(this.text(name));
    return this.#required(name, duration > 0 && duration <= LONGEST_DURATION ? duration : undefined, otherwise);
  }

  base64List(name) {
    return this.list(name, (node) => (typeof node === 'string' ? fromBase64(node) : undefined));
  }

  base64UrlList(name) {
    return this.list(name, (node) => (typeof node === 'string' ? fromBase64Url(node) : undefined));
  }

  hexList(name) {
    return this.list(name, (node) => (typeof node === 'string' ? fromHex(node) : undefined));
  }

  /** Whole numbers of any sign; those that a Number does not hold exactly are refused. */
  integers(name) {
    return this.list(name, (node) => (typeof node === 'bigint' && Number.isSafeInteger(Number(node)) ? Number(node) : undefined));
  }

  /** Hashes, one behind the other in base64url. */
  digests(name) {
    const joined = this.base64Url(name);
    if (joined.length % DIGEST_LENGTH !== 0) {
      this.refuse(`${name} is not of whole hashes`);
      return [];
    }
    return Array.from({ length: joined.length / DIGEST_LENGTH }, (_, i) => joined.slice(i * DIGEST_LENGTH, (i + 1) * DIGEST_LENGTH));
  }

  textList(name) {
    return this.list(name, (node) => (typeof node === 'string' ? node : undefined));
  }

  /** What the reader makes of the members of each object in a list. */
  objects(name, reader) {
    return this.list(name, (node) => (node instanceof Map ? node : undefined)).map((node) => {
      const nested = new Members(node, name);
      const value = reader(nested);
      this.adopt(nested);
      return value;
    });
  }

  /** What the reader makes of the members of a nested object; of an empty one when it is missing or something else. */
  nested(name, reader) {
    const value = this.has(name) ? this.object.get(name) : undefined;
    const isObject = value instanceof Map;
    if (!isObject) {
      this.refuse(`${name} is missing or not an object`);
    }
    const nested = new Members(isObject ? value : new Map(), name);
    const result = reader(nested);
    this.adopt(nested);
    return result;
  }

  /** Takes over the first problem of a nested object. */
  adopt(nested) {
    this.first ??= nested.problem();
  }

  list(name, element) {
    const array = this.has(name) ? this.object.get(name) : undefined;
    if (!Array.isArray(array)) {
      this.refuse(`${name} is missing or not an array`);
      return [];
    }
    const elements = array.map(element);
    if (elements.includes(undefined)) {
      this.refuse(`${name} has an element of the wrong form`);
      return [];
    }
    return elements;
  }

  #required(name, value, otherwise) {
    this.asked.add(name);
    if (value === undefined) {
      this.refuse(`${name} is missing or of the wrong form`);
    }
    return value ?? otherwise;
  }
}

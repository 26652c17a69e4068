/** The bits of a status list, two per entry, the lowest index in the lowest bits of a byte (docs/spec/status.md). */

import { inflate } from './inflate.mjs';
import { sha256Hex } from './sha256.mjs';

/** Bits of one entry. */
export const BITS = 2n;
/** Most entries of one list. */
export const MAX_ENTRIES = 1n << 17n;

const MAX_BYTES = 32_768;
// Deflate of so many incompressible bytes grows by a few bytes per block only; anything longer is not one of our lists.
const MAX_COMPRESSED_BYTES = MAX_BYTES + 1024;

/** What two bits say. */
export const VALID = 0;
export const INVALID = 1;
export const SUSPENDED = 2;
export const SUPERSEDED = 3;

/** The word of the formats for each of them. */
export const STATUS_WORDS = ['valid', 'revoked', 'suspended', 'superseded'];

export class StatusList {
  constructor(bits) {
    this.bits = bits;
  }

  /** Reads a ZLIB stream of 1 to 32,768 bytes that ends exactly at its end; undefined for anything else. */
  static async decompress(zlib) {
    const bits = zlib.length > MAX_COMPRESSED_BYTES ? undefined : await inflate(zlib, MAX_BYTES);
    return bits === undefined || bits.length === 0 ? undefined : new StatusList(bits);
  }

  /** Number of entries. */
  get size() {
    return this.bits.length * 4;
  }

  /** The status at this index; undefined when the list has no such entry. */
  at(index) {
    return index < this.size ? (this.bits[index >> 2] >> ((index & 3) * 2)) & 3 : undefined;
  }

  /** SHA-256 of the uncompressed bits: what the chain holds for a version of the list. */
  get digest() {
    return (this.known ??= sha256Hex(this.bits));
  }
}

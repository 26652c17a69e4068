/**
 * SHA-256, synchronous. WebCrypto's digest is a promise: a Merkle path or a registry journal would be hundreds of them, each a turn of
 * the event loop for two blocks of hashing, and every parser above would have to be asynchronous (docs/adr/1061).
 */

import { sha256 as noble } from '@noble/hashes/sha2.js';
import { concat, hex, utf8 } from './bytes.mjs';

/** Length of a digest in bytes. */
export const DIGEST_LENGTH = 32;

/** SHA-256 over the concatenation of the parts. */
export function sha256(...parts) {
  return noble(parts.length === 1 ? parts[0] : concat(...parts));
}

/** The same in lower-case hexadecimal digits: how digests are compared and looked up. */
export function sha256Hex(...parts) {
  return hex(sha256(...parts));
}

/** An identifier as the chain knows it: SHA-256 of its UTF-8 text, in hexadecimal digits. */
export function idOf(text) {
  return sha256Hex(utf8(text));
}

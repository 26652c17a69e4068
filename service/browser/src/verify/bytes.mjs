/** Bytes in and out of text. What comes from strangers is read strictly: one spelling per value, undefined for every other. */

import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

export { bytesToHex as hex, concatBytes as concat };

/** 2⁶³ − 1: sizes, indices and versions are at most this. */
export const MAX_LONG = 0x7fff_ffff_ffff_ffffn;

const ENCODER = new TextEncoder();
const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 of a text. */
export function utf8(text) {
  return ENCODER.encode(text);
}

/** The text of UTF-8 bytes; undefined when they are none. A byte order mark is a character like any other. */
export function utf8Text(bytes) {
  try {
    return STRICT_UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether two arrays hold the same bytes. Nothing here is secret, so time may tell. */
export function sameBytes(one, other) {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

/** Big-endian unsigned integer of all these bytes. */
export function unsigned(bytes) {
  return bytes.length === 0 ? 0n : BigInt('0x' + bytesToHex(bytes));
}

/** Whether the text is this many bytes in lower-case hexadecimal digits. */
export function isHex(text, length) {
  return text.length === 2 * length && /^[0-9a-f]*$/.test(text);
}

/** Bytes of lower-case hexadecimal digits. */
export function fromHex(text) {
  return text.length % 2 === 0 && /^[0-9a-f]*$/.test(text) ? hexToBytes(text) : undefined;
}

/**
 * The text of the QR code for everybody: https://<verify host>/s#<digits>, the seal's bytes as decimal digits in the fragment, which a
 * browser never sends to the server (docs/spec/seal.md, "QR text").
 */

import { MAX_SEAL_LENGTH } from './seal.mjs';

const SCHEME = 'https://';
const PATH = '/s#';
const MAX_HOST = 253;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^${LABEL}(?:\\.${LABEL})*(?::([1-9][0-9]{0,4}))?$`);
const MAX_PORT = 65_535;

const CHUNK_BYTES = 7;
const CHUNK_DIGITS = 17;
// Digits for 0 to 6 remaining bytes: as many as 256ⁿ − 1 has.
const DIGITS = [0, 3, 5, 8, 10, 13, 15];
const MAX_DIGITS = Math.floor(MAX_SEAL_LENGTH / CHUNK_BYTES) * CHUNK_DIGITS + CHUNK_DIGITS;

/** @returns {{ host: string, seal: Uint8Array } | { refused: string }} whether the bytes are a seal is for readSeal to say */
export function readQrText(text) {
  const path = text.indexOf(PATH);
  if (!text.startsWith(SCHEME) || path < SCHEME.length || text.indexOf('/', SCHEME.length) !== path) {
    return { refused: 'qr-not-a-seal-link' };
  }
  const host = text.slice(SCHEME.length, path);
  const match = host.length > MAX_HOST ? null : HOST.exec(host);
  if (match === null || Number(match[1] ?? 0) > MAX_PORT) {
    return { refused: 'qr-bad-host' };
  }
  const digits = text.slice(path + PATH.length);
  if (!isPossible(digits.length) || !/^[0-9]*$/.test(digits)) {
    return { refused: 'qr-bad-digits' };
  }
  const seal = fromDigits(digits);
  return seal === undefined ? { refused: 'qr-chunk-out-of-range' } : { host, seal };
}

/** The digits of bytes, seven in seventeen (as FIDO's hybrid transport, CTAP 2.2 §11.5.1). */
export function toDigits(bytes) {
  let digits = '';
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const group = bytes.subarray(from, from + CHUNK_BYTES);
    const value = group.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    digits += value.toString().padStart(digitsOf(group.length), '0');
  }
  return digits;
}

function isPossible(length) {
  return length > 0 && length <= MAX_DIGITS && DIGITS.includes(length % CHUNK_DIGITS);
}

/** Each group is a little-endian number with leading zeros; one of 256ⁿ or more is refused. */
function fromDigits(digits) {
  const rest = DIGITS.indexOf(digits.length % CHUNK_DIGITS);
  const bytes = new Uint8Array(Math.floor(digits.length / CHUNK_DIGITS) * CHUNK_BYTES + rest);
  for (let from = 0, at = 0; from < bytes.length; from += CHUNK_BYTES) {
    const length = Math.min(CHUNK_BYTES, bytes.length - from);
    let value = BigInt(digits.slice(at, at + digitsOf(length)));
    for (let i = 0; i < length; i++, value >>= 8n) {
      bytes[from + i] = Number(value & 0xffn);
    }
    if (value !== 0n) {
      return undefined;
    }
    at += digitsOf(length);
  }
  return bytes;
}

function digitsOf(bytes) {
  return bytes === CHUNK_BYTES ? CHUNK_DIGITS : DIGITS[bytes];
}

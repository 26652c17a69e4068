/** The lexical forms that the C2SP texts share, each with one spelling per value. */

import { fromBase64 } from './base64.mjs';
import { MAX_LONG } from './bytes.mjs';
import { DIGEST_LENGTH } from './sha256.mjs';

/** ASCII decimal without sign and leading zeroes, at most 2⁶³ − 1, as BigInt. */
export function parseDecimal(text) {
  const value = /^(0|[1-9][0-9]{0,18})$/.test(text) ? BigInt(text) : undefined;
  return value === undefined || value > MAX_LONG ? undefined : value;
}

/** base64 of 32 bytes. */
export function parseHash(text) {
  const bytes = fromBase64(text);
  return bytes?.length === DIGEST_LENGTH ? bytes : undefined;
}

/** The name of a log: 1 to 255 printable ASCII characters without space and plus. */
export function isOrigin(text) {
  return /^[\x21-\x2a\x2c-\x7e]{1,255}$/.test(text);
}

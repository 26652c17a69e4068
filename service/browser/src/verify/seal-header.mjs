/**
 * The header of a version 4 digital seal (ICAO Doc 9303-13 §2.2): magic, country, signer and certificate reference, two dates, feature
 * reference, type category (docs/spec/seal.md, "Bytes").
 */

import { c40Length, fromC40 } from './c40.mjs';
import { isDay } from './time.mjs';

const MAGIC = 0xdc;
const RAW_VERSION_4 = 0x03;
const COUNTRY = 'D<<';
const SIGNER = 'DEZV';
const FEATURE_REFERENCE = 0x01;
const SIGNER_OFFSET = 4;
const SIGNER_AND_LENGTH = 6;
const DATE_LENGTH = 3;

/** Edition 0.8 is seen with 32 digits as hexadecimal 20, and its text says decimal; edition 0.9 with 40 digits as decimal 40. */
const REFERENCE_LENGTHS = new Map([
  ['20', 32],
  ['32', 32],
  ['40', 40],
]);
const EDITIONS = new Map([
  [32, { version: '0.8', category: 0xc8 }],
  [40, { version: '0.9', category: 0xc9 }],
]);

/**
 * @typedef {{ certificateReference: string, documentDate: object, signatureDate: object, version: '0.8' | '0.9', length: number }} SealHeader
 * @returns {{ header: SealHeader } | { refused: string }} days as in time.mjs, length in bytes
 */
export function readSealHeader(bytes) {
  const bad = { refused: 'seal-bad-header' };
  if (bytes.length < SIGNER_OFFSET || bytes[0] !== MAGIC || bytes[1] !== RAW_VERSION_4) {
    return bad;
  }
  const signer = fromC40(bytes, SIGNER_OFFSET, SIGNER_AND_LENGTH);
  const digits = signer?.startsWith(SIGNER) ? REFERENCE_LENGTHS.get(signer.slice(SIGNER.length)) : undefined;
  if (fromC40(bytes, 2, COUNTRY.length) !== COUNTRY || digits === undefined) {
    return bad;
  }
  const datesAt = SIGNER_OFFSET + c40Length(SIGNER_AND_LENGTH + digits);
  const length = datesAt + 2 * DATE_LENGTH + 2;
  if (bytes.length < length) {
    return bad;
  }
  const reference = fromC40(bytes, SIGNER_OFFSET, SIGNER_AND_LENGTH + digits)?.slice(SIGNER_AND_LENGTH);
  const documentDate = readDate(bytes, datesAt);
  const signatureDate = readDate(bytes, datesAt + DATE_LENGTH);
  if (!/^[0-9A-F]+$/.test(reference ?? '') || documentDate === undefined || signatureDate === undefined) {
    return bad;
  }
  const { version, category } = EDITIONS.get(digits);
  return bytes[length - 2] === FEATURE_REFERENCE && bytes[length - 1] === category
    ? { header: { certificateReference: reference, documentDate, signatureDate, version, length } }
    : { refused: 'seal-unknown-version' };
}

/** MMDDYYYY as a 24-bit integer (TR-03137 part 1); years 1 to 9999. */
function readDate(bytes, at) {
  const packed = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
  const date = {
    year: packed % 10_000,
    month: Math.floor(packed / 1_000_000),
    day: Math.floor(packed / 10_000) % 100,
  };
  return date.year >= 1 && isDay(date.year, date.month, date.day) ? date : undefined;
}

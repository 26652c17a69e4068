/**
 * A digital seal of BSI TR-03171 that keeps its exact bytes (docs/spec/seal.md). Parsing checks its form; whose key signed it, and whether
 * that counts, is the verifier's question.
 */

import { isSignedBy } from './keys.mjs';
import { readSealHeader } from './seal-header.mjs';
import { readSealMessage } from './seal-message.mjs';
import { sha256Hex } from './sha256.mjs';
import { readField } from './tlv.mjs';

/** Longest seal: what the largest QR code carries. */
export const MAX_SEAL_LENGTH = 2953;

const SIGNATURE = 0xff;
const SIGNATURE_LENGTH = 64;

/**
 * @typedef {import('./seal-header.mjs').SealHeader & { bytes: Uint8Array, digest: string,
 *   content: import('./seal-message.mjs').SealContent }} DigitalSeal digest is SHA-256 of the exact bytes
 * @returns {{ seal: DigitalSeal } | { refused: string }} a seal of edition 0.8 or 0.9
 */
export function readSeal(bytes) {
  if (bytes.length > MAX_SEAL_LENGTH) {
    return { refused: 'seal-misaligned' };
  }
  const { header, refused } = readSealHeader(bytes);
  return header === undefined ? { refused } : readZones(bytes, header);
}

/** Whether this key signed header and message; P-256 and brainpoolP256r1 keys can. */
export async function isSealSignedBy({ bytes }, key) {
  const signed = bytes.subarray(0, bytes.length - SIGNATURE_LENGTH - 2);
  return key.algorithm !== 'Ed25519' && isSignedBy(key, signed, bytes.subarray(-SIGNATURE_LENGTH));
}

function readZones(bytes, header) {
  const fields = new Map();
  let offset = header.length;
  let next = readField(bytes, offset);
  while (next !== undefined && next.tag !== SIGNATURE) {
    if (fields.has(next.tag)) {
      return { refused: 'seal-duplicate-tag' };
    }
    fields.set(next.tag, next.value);
    offset = next.end;
    next = readField(bytes, offset);
  }
  if (next === undefined && offset < bytes.length) {
    return { refused: 'seal-misaligned' };
  }
  if (next?.value.length !== SIGNATURE_LENGTH || next.end !== bytes.length) {
    return { refused: 'seal-bad-signature-zone' };
  }
  const { content, refused } = readSealMessage(header.version, fields);
  return content === undefined
    ? { refused }
    : { seal: { ...header, bytes: bytes.slice(), digest: sha256Hex(bytes), content } };
}

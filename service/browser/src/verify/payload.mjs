/** What a credential entry of the log commits to: deterministic CBOR (docs/spec/credential.md, "Payload of the log entry"). */

import { hex } from './bytes.mjs';
import { ARRAY, CborReader, MAP } from './cbor.mjs';
import { DIGEST_LENGTH } from './sha256.mjs';
import { isWebUri } from './web-uri.mjs';

const ID_LENGTH = 16;
const MAX_ATTACHMENTS = 256n;
const MANDATORY = ['credentialId', 'documentId', 'documentVersion', 'type', 'issuerJwsDigest'];

/** Members by their keys: how each is read, undefined when its value is not allowed. */
const MEMBERS = [
  undefined,
  { name: 'credentialId', read: (cbor) => ofLength(cbor, ID_LENGTH) },
  { name: 'documentId', read: (cbor) => ofLength(cbor, ID_LENGTH) },
  { name: 'documentVersion', read: (cbor) => cbor.unsigned() || undefined },
  { name: 'type', read: (cbor) => typeOf(cbor.text()) },
  { name: 'issuerJwsDigest', read: (cbor) => ofLength(cbor, DIGEST_LENGTH) },
  { name: 'sealDigest', read: (cbor) => ofLength(cbor, DIGEST_LENGTH) },
  { name: 'attachmentDigests', read: attachments },
];

/**
 * Reads the one encoding that there is.
 *
 * @returns {{ payload: { credentialId: string, documentId: string, documentVersion: bigint, type: string, issuerJwsDigest: string,
 *   sealDigest?: string, attachmentDigests: string[] } } | { refused: string }} ids and digests in hexadecimal digits
 */
export function parsePayload(bytes) {
  const cbor = new CborReader(bytes);
  const members = cbor.head(MAP);
  const payload = { attachmentDigests: [] };
  let previous = -1n;
  for (let i = 0n; i < members && !cbor.failed; i++) {
    const key = cbor.unsigned();
    const refused = cbor.failed
      ? 'payload-not-deterministic-cbor'
      : key <= previous
        ? 'payload-keys-not-ascending'
        : member(cbor, key, payload);
    if (refused !== undefined) {
      return { refused };
    }
    previous = key;
  }
  if (cbor.failed || !cbor.isAtEnd()) {
    return { refused: 'payload-not-deterministic-cbor' };
  }
  return MANDATORY.every((name) => payload[name] !== undefined) ? { payload } : { refused: 'payload-key-missing' };
}

function member(cbor, key, payload) {
  const known = key <= 7n ? MEMBERS[Number(key)] : undefined;
  if (known === undefined) {
    return 'payload-unknown-key';
  }
  const value = known.read(cbor);
  if (cbor.failed) {
    return 'payload-not-deterministic-cbor';
  }
  payload[known.name] = value;
  return value === undefined ? 'payload-bad-value' : undefined;
}

function ofLength(cbor, length) {
  const bytes = cbor.bytes();
  return bytes.length === length ? hex(bytes) : undefined;
}

function typeOf(text) {
  return isWebUri(text) ? text : undefined;
}

function attachments(cbor) {
  const count = cbor.head(ARRAY);
  if (count < 1n || count > MAX_ATTACHMENTS) {
    return undefined;
  }
  const digests = [];
  for (let i = 0n; i < count; i++) {
    const digest = ofLength(cbor, DIGEST_LENGTH);
    if (digest === undefined) {
      return undefined;
    }
    digests.push(digest);
  }
  return digests;
}

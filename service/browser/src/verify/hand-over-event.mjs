/** What a hand-over entry of the log commits to: deterministic CBOR (docs/spec/hand-over.md, "Events"). */

import { hex } from './bytes.mjs';
import { ARRAY, CborReader, MAP } from './cbor.mjs';
import { DIGEST_LENGTH } from './sha256.mjs';

const ID_LENGTH = 16;
const MAX_FILES = 256n;
/** The end of the year 9999, in seconds. */
const LAST_SECOND = 253_402_300_799n;
const KINDS = ['granted', 'viewed', 'refused', 'withdrawn', 'expired'];
const RECIPIENTS = ['bearer', 'mail', 'account'];
const ACTORS = ['authority', 'holder'];
const ALWAYS = ['grant', 'number', 'kind', 'at', 'document', 'documentVersion', 'issuerJwsDigest', 'purpose', 'validUntil', 'views', 'recipient'];
/** Of the members that not every event has, each kind has its own and no others. */
const OF_KIND = { granted: ['presentation', 'actor'], viewed: ['view', 'presentation'], refused: ['reason'], withdrawn: ['actor'], expired: [] };
const HAS_FILES = new Set(['granted', 'viewed']);

/** Members by their keys: how each is read, undefined when its value is not allowed. */
const MEMBERS = [
  undefined,
  { name: 'grant', read: id },
  { name: 'number', read: counted },
  { name: 'kind', read: oneOf(KINDS) },
  { name: 'at', read: instant },
  { name: 'previous', read: digest },
  { name: 'document', read: id },
  { name: 'documentVersion', read: counted },
  { name: 'issuerJwsDigest', read: digest },
  { name: 'purpose', read: (cbor) => cbor.text() },
  { name: 'validUntil', read: instant },
  { name: 'views', read: (cbor) => cbor.unsigned() },
  { name: 'recipient', read: oneOf(RECIPIENTS) },
  { name: 'view', read: (cbor) => cbor.unsigned() },
  { name: 'presentation', read: digest },
  { name: 'files', read: files },
  { name: 'reason', read: (cbor) => cbor.text() },
  { name: 'actor', read: oneOf(ACTORS) },
];

/**
 * Reads the one encoding that there is.
 *
 * @returns {object | undefined} the event: ids and digests in hexadecimal digits, numbers as BigInt, times in milliseconds, codes as words
 */
export function parseHandOverEvent(bytes) {
  const cbor = new CborReader(bytes);
  const count = cbor.head(MAP);
  const event = {};
  let previous = 0n;
  for (let i = 0n; i < count && !cbor.failed; i++) {
    const key = cbor.unsigned();
    const member = key > previous && key < BigInt(MEMBERS.length) ? MEMBERS[Number(key)] : undefined;
    const value = member?.read(cbor);
    if (value === undefined) {
      return undefined;
    }
    event[member.name] = value;
    previous = key;
  }
  return !cbor.failed && cbor.isAtEnd() && isWhole(event) ? { files: [], ...event } : undefined;
}

function isWhole(event) {
  const has = (name) => event[name] !== undefined;
  const own = OF_KIND[event.kind] ?? [];
  return ALWAYS.every(has) && has('previous') === (event.number > 1n) && (!has('files') || HAS_FILES.has(event.kind))
    && ['view', 'presentation', 'reason', 'actor'].every((name) => has(name) === own.includes(name));
}

function ofLength(cbor, length) {
  const bytes = cbor.bytes();
  return bytes.length === length ? hex(bytes) : undefined;
}

function id(cbor) {
  return ofLength(cbor, ID_LENGTH);
}

function digest(cbor) {
  return ofLength(cbor, DIGEST_LENGTH);
}

function counted(cbor) {
  return cbor.unsigned() || undefined;
}

function oneOf(words) {
  return (cbor) => words[Number(cbor.unsigned()) - 1];
}

function instant(cbor) {
  const seconds = cbor.unsigned();
  return seconds <= LAST_SECOND ? Number(seconds) * 1000 : undefined;
}

function files(cbor) {
  const count = cbor.head(ARRAY);
  if (count < 1n || count > MAX_FILES) {
    return undefined;
  }
  const digests = Array.from({ length: Number(count) }, () => digest(cbor));
  return digests.includes(undefined) ? undefined : digests;
}

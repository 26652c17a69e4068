/** Entries of the log: version byte 01, kind byte, body of fixed length (docs/spec/log.md, "Entries"). */

import { concat, fromHex, unsigned, MAX_LONG } from './bytes.mjs';
import { leafHash } from './merkle.mjs';
import { DIGEST_LENGTH, sha256 } from './sha256.mjs';

const VERSION = 1;
const HEADER_LENGTH = 2;
const CREDENTIAL = 1;
const HAND_OVER = 3;
const STATUS_CHANGE = 4;
const STREAM_HEAD = 0x10;
/** Body lengths by kind; a number of eight bytes stands in front of the last digest where the kind is open. */
const BODY_LENGTHS = new Map([
  [CREDENTIAL, 32],
  [0x02, 32],
  [HAND_OVER, 32],
  [STATUS_CHANGE, 32],
  [STREAM_HEAD, 16 + 8 + 32],
  [0x11, 32 + 8 + 32],
]);
const FIRST_OPEN_KIND = STREAM_HEAD;

/** The bytes of an entry are right: known version and kind, no byte missing or left over, no number above 2⁶³ − 1. */
export function isLogEntry(bytes) {
  const length = bytes[0] === VERSION ? BODY_LENGTHS.get(bytes[1]) : undefined;
  if (length === undefined || bytes.length !== HEADER_LENGTH + length) {
    return false;
  }
  return bytes[1] < FIRST_OPEN_KIND || unsigned(bytes.subarray(-DIGEST_LENGTH - 8, -DIGEST_LENGTH)) <= MAX_LONG;
}

/** Leaf hash of the entry that commits to this payload with this salt: SHA-256(salt ‖ payload) behind version and kind. */
export function credentialLeaf(salt, payload) {
  return committedLeaf(CREDENTIAL, salt, payload);
}

/** The same of a change of a document's status. */
export function statusChangeLeaf(salt, payload) {
  return committedLeaf(STATUS_CHANGE, salt, payload);
}

/** The same of something that happened to a hand-over. */
export function handOverLeaf(salt, payload) {
  return committedLeaf(HAND_OVER, salt, payload);
}

/** Leaf hash of the entry that says where a stream of readings was at a checkpoint. */
export function streamHeadLeaf(stream, size, root) {
  return leafHash(concat(Uint8Array.of(VERSION, STREAM_HEAD), stream, fromHex(size.toString(16).padStart(16, '0')), root));
}

function committedLeaf(kind, salt, payload) {
  return leafHash(concat(Uint8Array.of(VERSION, kind), sha256(salt, payload)));
}

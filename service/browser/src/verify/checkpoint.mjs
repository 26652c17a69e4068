/** Signed checkpoints of a log: C2SP tlog-checkpoint in a C2SP signed note (docs/spec/log.md, "Checkpoint"). */

import { fromBase64 } from './base64.mjs';
import { concat, hex, sameBytes, utf8 } from './bytes.mjs';
import { isSignedBy, keyOfEd25519 } from './keys.mjs';
import { isOrigin, parseDecimal, parseHash } from './log-text.mjs';
import { idOf, sha256 } from './sha256.mjs';

const ED25519 = 1;
const MAX_CHARS = 1 << 16;
const MAX_SIGNATURES = 32;
const DASH = '\u2014 ';
const ID_LENGTH = 4;
// Characters that a key's name cannot have: white space, control characters, plus, and what has no UTF-8 form.
const NOT_IN_NAMES = /[\p{Z}\p{Cc}\p{Cs}+]/u;

/** @typedef {{ origin: string, logId: string, key: import('./keys.mjs').VerifyingKey, id: Uint8Array }} CheckpointKey */

/** @returns {CheckpointKey | undefined} of a verifier key `name+hash+base64(01 ‖ key)`, whose hash must fit name and key */
export function parseVerifierKey(text) {
  const [origin, id, ...rest] = text.split('+');
  const typed = rest.length > 0 && isOrigin(origin) ? fromBase64(rest.join('+')) : undefined;
  const key = typed?.[0] === ED25519 ? keyOfEd25519(typed.subarray(1)) : undefined;
  if (key === undefined) {
    return undefined;
  }
  const expected = sha256(utf8(origin + '\n'), typed).subarray(0, ID_LENGTH);
  return id === hex(expected) ? { origin, logId: idOf(origin), key, id: expected } : undefined;
}

/**
 * @typedef {{ note: string, text: string, origin: string, logId: string, treeSize: bigint, root: Uint8Array,
 *   signatures: { name: string, id: Uint8Array, signature: Uint8Array }[] }} SignedCheckpoint claims until a key has signed them
 */

/** @returns {SignedCheckpoint | string} the checkpoint, or why the text is none */
export function parseCheckpoint(note) {
  if (note.length > MAX_CHARS) {
    return 'checkpoint is longer than 64 KiB';
  }
  const blankLine = note.lastIndexOf('\n\n');
  if (blankLine < 0 || !note.endsWith('\n') || blankLine + 2 === note.length) {
    return 'checkpoint has no signature after a blank line';
  }
  const lines = note.slice(blankLine + 2, -1).split('\n', MAX_SIGNATURES + 1);
  if (lines.length > MAX_SIGNATURES) {
    return 'checkpoint has more than 32 signatures';
  }
  const text = note.slice(0, blankLine + 1);
  const state = parseState(text);
  if (typeof state === 'string') {
    return state;
  }
  const signatures = lines.map(parseSignature);
  return signatures.find((line) => typeof line === 'string') ?? { note, text, ...state, signatures };
}

/**
 * Whether the log with this key signed the checkpoint: the origin is the key's name, at least one line carries its name and id, and every
 * such line verifies. Lines of other keys (witnesses, rotated keys) are ignored.
 */
export async function isCheckpointSignedBy(checkpoint, { origin, key, id }) {
  if (origin !== checkpoint.origin) {
    return false;
  }
  const own = checkpoint.signatures.filter((line) => line.name === origin && sameBytes(line.id, id));
  const message = utf8(checkpoint.text);
  const answers = await Promise.all(own.map(({ signature }) => isSignedBy(key, message, signature)));
  return answers.length > 0 && !answers.includes(false);
}

/** Whether any signature line carries the origin as key name. */
export function isSignedInNameOfOrigin(checkpoint) {
  return checkpoint.note.includes(`\n${DASH}${checkpoint.origin} `);
}

/** Extension lines are refused, because neither contract nor proofs would bind them. */
function parseState(text) {
  const lines = text.split('\n');
  if (lines.length !== 4 || lines[3] !== '') {
    return 'checkpoint has not exactly three lines';
  }
  const [origin, size, hash] = lines;
  if (!isOrigin(origin)) {
    return 'origin is not 1 to 255 printable ASCII characters without space and plus';
  }
  const treeSize = parseDecimal(size);
  if (treeSize === undefined) {
    return 'number is not a plain decimal';
  }
  const root = parseHash(hash);
  return root === undefined ? 'hash is not canonical base64 of 32 bytes' : { origin, logId: idOf(origin), treeSize, root };
}

function parseSignature(line) {
  const space = line.lastIndexOf(' ');
  if (!line.startsWith(DASH) || space <= DASH.length) {
    return 'signature line is not a dash, a name and base64';
  }
  const name = line.slice(DASH.length, space);
  if (NOT_IN_NAMES.test(name)) {
    return "signature line's key name has a space, a plus or a control character";
  }
  const bytes = fromBase64(line.slice(space + 1));
  if (bytes === undefined) {
    return 'base64 is not canonical';
  }
  return bytes.length <= ID_LENGTH
    ? 'signature line has no signature'
    : { name, id: bytes.subarray(0, ID_LENGTH), signature: bytes.subarray(ID_LENGTH) };
}

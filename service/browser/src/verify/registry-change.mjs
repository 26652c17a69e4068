/**
 * One change of the issuer registry, read from its canonical bytes (docs/spec/contracts.md, "Journal"): kind, block time, then big-endian
 * numbers and 32-byte values, a name only as the tail. Identifiers are hexadecimal digits, times milliseconds.
 */

import { hex, MAX_LONG, unsigned, utf8Text } from './bytes.mjs';
import { LAST_SECOND, NEVER, ofSeconds } from './time.mjs';

const HEADER = 1 + 8;
const HASH = 32;
const ADDRESS = 20;
const LONG = 8;
const MAX_NAME = 256;
const ALL_PURPOSES = 15;

/** Fields of each kind behind the block time; a field that is not stored has no name. */
const KINDS = new Map([
  [0x02, ['keyAdded', [['authority', HASH], ['thumbprint', HASH], ['purposes', 1], ['from', LONG], ['until', LONG]]]],
  [0x03, ['keyRevoked', [['authority', HASH], ['thumbprint', HASH], ['revokedAt', LONG]]]],
  [0x04, ['typeAllowed', [['authority', HASH], ['type', HASH], ['from', LONG]]]],
  [0x05, ['typeDisallowed', [['authority', HASH], ['type', HASH], ['until', LONG]]]],
  [0x06, ['logRegistered', [['log', HASH], ['', ADDRESS], ['', LONG]]]],
  [0x07, ['logAccountReplaced', [['log', HASH], ['', ADDRESS]]]],
  [0x08, ['logClosed', [['log', HASH], ['size', LONG], ['', HASH]]]],
  [0x09, ['statusListRegistered', [['list', HASH], ['authority', HASH], ['log', HASH]]]],
  [0x0a, ['profileRegistered', [['type', HASH], ['digest', HASH]]]],
]);

/** @returns {object | string} the change with its kind, or why the bytes are none; no byte may be missing or left over */
export function parseChange(bytes) {
  if (bytes.length < HEADER) {
    return 'journal change is shorter than its header';
  }
  if (bytes[0] === 0x01) {
    return authority(bytes);
  }
  if (!KINDS.has(bytes[0])) {
    return 'journal change is of an unknown kind';
  }
  const [kind, fields] = KINDS.get(bytes[0]);
  if (bytes.length !== fields.reduce((sum, [, length]) => sum + length, HEADER)) {
    return 'journal change has not the length of its kind';
  }
  const change = { kind };
  let at = HEADER;
  for (const [name, length] of fields) {
    change[name] = valueOf(name, bytes.subarray(at, at + length));
    at += length;
  }
  if (kind === 'keyAdded' && (change.purposes < 1 || change.purposes > ALL_PURPOSES)) {
    return 'journal change has unknown key purposes';
  }
  return kind === 'logClosed' && change.size > MAX_LONG ? 'journal change has a size above 2⁶³ − 1' : change;
}

function authority(bytes) {
  const length = bytes.length - HEADER;
  if (length <= HASH || length > HASH + MAX_NAME) {
    return 'journal change has a name of no or more than 256 bytes';
  }
  const name = utf8Text(bytes.subarray(HEADER + HASH));
  return name === undefined
    ? 'journal change has a name that is not UTF-8'
    : { kind: 'authorityRegistered', authority: hex(bytes.subarray(HEADER, HEADER + HASH)), name };
}

function valueOf(name, bytes) {
  if (bytes.length !== LONG) {
    return bytes.length === 1 ? bytes[0] : hex(bytes);
  }
  return name === 'size' ? unsigned(bytes) : time(unsigned(bytes));
}

/** The contract writes 2⁶⁴ − 1 for "no end"; whatever is beyond the year 9999 means the same. */
function time(seconds) {
  return seconds > LAST_SECOND ? NEVER : ofSeconds(seconds);
}

/** What the log entry of a status change commits to: deterministic CBOR (docs/spec/history.md, "Payload"). */

import { hex } from './bytes.mjs';
import { CborReader, MAP } from './cbor.mjs';
import { LAST_SECOND, ofSeconds } from './time.mjs';

const MAX_LENGTH = 16 * 1024;
const ID_LENGTH = 16;
const LAST_STATUS = 3n;
const LAST_NUMBER = 5n;
const LAST_KEY = 9n;

/**
 * Reads the one encoding that there is.
 *
 * @returns {{ document: string, version: bigint, status: number, recorded: number, effective: number, reason?: string,
 *   successor?: import('./history.mjs').Successor } | undefined} document in hexadecimal digits; the authority's own words are left out
 */
export function parseStatusChange(bytes) {
  const cbor = new CborReader(bytes);
  const count = bytes.length > MAX_LENGTH ? 0n : cbor.head(MAP);
  const members = {};
  let previous = 0n;
  for (let i = 0n; i < count && !cbor.failed; i++) {
    const key = cbor.unsigned();
    // The first five are always there, in their order; those behind them may be absent.
    if (key <= previous || key > LAST_KEY || (key <= LAST_NUMBER && key !== previous + 1n)) {
      return undefined;
    }
    members[key] = memberOf(cbor, key);
    previous = key;
  }
  return cbor.failed || !cbor.isAtEnd() || previous < LAST_NUMBER ? undefined : factsOf(members);
}

function memberOf(cbor, key) {
  switch (key) {
    case 1n:
    case 8n:
      return cbor.bytes();
    case 6n:
    case 7n:
      return cbor.text();
    default:
      return cbor.unsigned();
  }
}

function factsOf({ 1: document, 2: version, 3: status, 4: recorded, 5: effective, 7: reason, 8: successor, 9: successorVersion = 0n }) {
  const namesSuccessor = successor === undefined ? successorVersion === 0n : successor.length === ID_LENGTH;
  const fits = document.length === ID_LENGTH && namesSuccessor && version >= 1n && status <= LAST_STATUS;
  return fits && recorded <= LAST_SECOND && effective <= LAST_SECOND
    ? {
        document: hex(document),
        version,
        status: Number(status),
        recorded: ofSeconds(recorded),
        effective: ofSeconds(effective),
        reason,
        successor: successor && { credential: uuid(successor), version: successorVersion },
      }
    : undefined;
}

function uuid(bytes) {
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

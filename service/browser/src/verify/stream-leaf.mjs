/** One leaf of a stream of readings: 54 bytes (docs/spec/streams.md, "Leaves"). Times are milliseconds since 1970. */

import { concat, unsigned } from './bytes.mjs';
import { leafHash } from './merkle.mjs';

export const OPENING = 1;
export const READING = 2;
export const GAP = 3;
export const SILENCE = 4;
export const FILE = 5;

/** The end of the year 9999. */
export const LAST_INSTANT = 253_402_300_799_999;
/** How far the clock of a device may be ahead. */
export const CLOCK_TOLERANCE = 60_000;

const VERSION = 1;
const LENGTH = 54;
const LONGEST_LATENESS = 0x7fff_ffff;

/** @typedef {{ kind: number, received: number, measured: number, lateness: number, commitment: Uint8Array }} StreamLeaf */

/** Whether measured is a time of the device's; otherwise it equals received. */
export function isMeasured(kind) {
  return kind === READING || kind === FILE;
}

/** Whether a leaf can have these, by itself: times in range, and a clock at most a minute ahead. */
export function isPlausible({ kind, received, measured, lateness }) {
  return Number.isInteger(kind) && kind >= OPENING && kind <= FILE
    && received >= 0 && received <= LAST_INSTANT
    && measured >= 0 && measured <= received + CLOCK_TOLERANCE
    && (isMeasured(kind) || measured === received)
    && lateness >= 0 && lateness <= LONGEST_LATENESS && lateness * 1000 <= received;
}

/** No later leaf of the stream was measured before this instant. */
export function floorOf({ received, lateness }) {
  return received - lateness * 1000;
}

/** Whether this leaf may stand right behind another one (rules 2 to 4). */
export function follows(leaf, before) {
  return leaf.kind !== OPENING && leaf.received >= before.received && floorOf(leaf) >= floorOf(before) && leaf.measured >= floorOf(before);
}

/** SHA-256(00 ‖ bytes). @param {StreamLeaf} leaf */
export function streamLeafHash({ kind, received, measured, lateness, commitment }) {
  const head = new Uint8Array(LENGTH - commitment.length);
  const view = new DataView(head.buffer);
  head.set([VERSION, kind]);
  view.setBigUint64(2, BigInt(received));
  view.setBigUint64(10, BigInt(measured));
  view.setUint32(18, lateness);
  return leafHash(concat(head, commitment));
}

/** Reads exactly 54 bytes. @returns {StreamLeaf | undefined} */
export function parseStreamLeaf(bytes) {
  if (bytes.length !== LENGTH || bytes[0] !== VERSION) {
    return undefined;
  }
  const number = (from, until) => Number(unsigned(bytes.subarray(from, until)));
  const leaf = { kind: bytes[1], received: number(2, 10), measured: number(10, 18), lateness: number(18, 22), commitment: bytes.slice(22) };
  return isPlausible(leaf) ? leaf : undefined;
}

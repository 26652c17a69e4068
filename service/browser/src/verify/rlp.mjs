/**
 * Recursive length prefix encoding (Ethereum yellow paper, appendix B). An item is a view on the bytes it was read from, so that what is
 * hashed again are the bytes received. Only the shortest form is read, as the protocol demands; lists are opened level by level.
 */

import { concat, MAX_LONG, unsigned } from './bytes.mjs';

const STRING = 0x80;
const LONG_STRING = 0xb7;
const LIST = 0xc0;
const LONG_LIST = 0xf7;
const LONGEST_SHORT = 55;
const LONGEST_LENGTH = 4;

export class RlpItem {
  constructor(source, start, payload, end, isList) {
    Object.assign(this, { source, start, payload, end, isList });
  }

  /** The one item these bytes are; undefined when they are none, or more than one. */
  static parse(bytes) {
    const item = read(bytes, 0, bytes.length);
    return item?.end === bytes.length ? item : undefined;
  }

  /** The items of a list, of exactly so many where a count is given; undefined for a string and for malformed content. */
  items(count) {
    const items = [];
    for (let at = this.payload; this.isList && at < this.end; at = items.at(-1).end) {
      const item = read(this.source, at, this.end);
      if (item === undefined) {
        return undefined;
      }
      items.push(item);
    }
    return this.isList && items.length === (count ?? items.length) ? items : undefined;
  }

  /** The bytes of a string, of exactly this length where one is given; undefined for a list. */
  string(length = this.end - this.payload) {
    return !this.isList && this.end - this.payload === length ? this.source.slice(this.payload, this.end) : undefined;
  }

  /** An unsigned number below 2⁶³ without leading zeros, as BigInt. */
  number() {
    const bytes = this.string();
    const shortest = bytes !== undefined && bytes.length <= 8 && bytes[0] !== 0;
    const value = shortest ? unsigned(bytes) : undefined;
    return value === undefined || value > MAX_LONG ? undefined : value;
  }

  /** The item as it was received, prefix included. */
  encoded() {
    return this.source.subarray(this.start, this.end);
  }
}

/** The empty string, which is also the number zero. */
export const RLP_ZERO = Uint8Array.of(STRING);
/** The list of nothing. */
export const RLP_EMPTY_LIST = Uint8Array.of(LIST);

/** Encodes a string. */
export function rlpString(bytes) {
  return bytes.length === 1 && bytes[0] < STRING ? bytes : concat(prefix(STRING, bytes.length), bytes);
}

/** Encodes an unsigned number without leading zeros. */
export function rlpNumber(value) {
  return rlpString(bigEndian(BigInt(value)));
}

/** Encodes a list of items that are encoded already. */
export function rlpList(items) {
  const content = concat(...items);
  return concat(prefix(LIST, content.length), content);
}

function prefix(kind, length) {
  if (length <= LONGEST_SHORT) {
    return Uint8Array.of(kind + length);
  }
  const size = bigEndian(BigInt(length));
  return Uint8Array.of(kind + LONGEST_SHORT + size.length, ...size);
}

function bigEndian(value) {
  const bytes = [];
  for (let rest = value; rest > 0n; rest >>= 8n) {
    bytes.unshift(Number(rest & 0xffn));
  }
  return Uint8Array.from(bytes);
}

function read(source, at, limit) {
  if (at >= limit) {
    return undefined;
  }
  const first = source[at];
  if (first < STRING) {
    return new RlpItem(source, at, at, at + 1, false);
  }
  const isList = first >= LIST;
  const longForm = isList ? LONG_LIST : LONG_STRING;
  return first <= longForm
    ? shortItem(source, at, limit, first - (isList ? LIST : STRING), isList)
    : longItem(source, at, limit, first - longForm, isList);
}

function shortItem(source, at, limit, length, isList) {
  const payload = at + 1;
  // A single byte below 0x80 stands for itself.
  const longerThanNeeded = !isList && length === 1 && source[payload] < STRING;
  return length > limit - payload || longerThanNeeded
    ? undefined
    : new RlpItem(source, at, payload, payload + length, isList);
}

function longItem(source, at, limit, sizeOfLength, isList) {
  const payload = at + 1 + sizeOfLength;
  if (sizeOfLength > LONGEST_LENGTH || payload > limit || source[at + 1] === 0) {
    return undefined;
  }
  const length = Number(unsigned(source.subarray(at + 1, payload)));
  return length <= LONGEST_SHORT || length > limit - payload
    ? undefined
    : new RlpItem(source, at, payload, payload + length, isList);
}

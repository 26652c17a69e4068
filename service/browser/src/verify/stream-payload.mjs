/** What a leaf of a stream commits to: one value, one encoding in deterministic CBOR (docs/spec/streams.md, "Payloads"). */

import { hex, utf8 } from './bytes.mjs';
import { ARRAY, CborReader, MAP } from './cbor.mjs';
import { DIGEST_LENGTH } from './sha256.mjs';
import { FILE, GAP, LAST_INSTANT, OPENING, READING, SILENCE } from './stream-leaf.mjs';

const LONGEST_TEXT = 256;
const MOST_QUANTITIES = 64n;
const READERS = { [OPENING]: opening, [READING]: reading, [GAP]: gap, [SILENCE]: silence, [FILE]: file };

/** The payload of a leaf of this kind; undefined for every other encoding. */
export function parseStreamPayload(kind, bytes) {
  const cbor = new CborReader(bytes);
  const payload = READERS[kind](cbor);
  return payload !== undefined && !cbor.failed && cbor.isAtEnd() ? payload : undefined;
}

function opening(cbor) {
  const members = cbor.head(MAP);
  const said = {};
  let previous = 0n;
  for (let i = 0n; i < members && !cbor.failed; i++) {
    const key = cbor.unsigned();
    const name = ['authority', 'device', 'what', 'place', 'interval'][Number(key) - 1];
    const value = name === undefined || key <= previous ? undefined : name === 'interval' ? cbor.unsigned() || undefined : text(cbor);
    if (value === undefined) {
      return undefined;
    }
    said[name] = value;
    previous = key;
  }
  return said.authority !== undefined && said.device !== undefined && said.what !== undefined ? said : undefined;
}

function reading(cbor) {
  const length = cbor.head(ARRAY);
  const count = cbor.head(MAP);
  if ((length !== 1n && length !== 3n) || count < 1n || count > MOST_QUANTITIES) {
    return undefined;
  }
  const quantities = [];
  for (let i = 0n; i < count && !cbor.failed; i++) {
    const name = text(cbor);
    const value = cbor.head(ARRAY) === 2n ? valueOf(cbor) : undefined;
    const unit = text(cbor);
    if ([name, value, unit].includes(undefined) || !isBehind(name, quantities.at(-1)?.name)) {
      return undefined;
    }
    quantities.push({ name, value, unit });
  }
  const counter = length === 1n ? {} : { session: text(cbor), counter: cbor.unsigned() };
  return length === 3n && counter.session === undefined ? undefined : { quantities, ...counter };
}

/** Names in the order of their encoding: shorter ones first, then byte by byte (RFC 8949 §4.2.1), and none twice. */
function isBehind(name, before) {
  if (before === undefined) {
    return true;
  }
  const [one, other] = [utf8(before), utf8(name)];
  return one.length === other.length ? hex(one) < hex(other) : one.length < other.length;
}

function valueOf(cbor) {
  if (cbor.isText()) {
    return text(cbor);
  }
  return cbor.isFlag() ? cbor.flag() : cbor.number();
}

function gap(cbor) {
  const isGap = cbor.head(ARRAY) === 3n;
  const [session, first, last] = [text(cbor), cbor.unsigned(), cbor.unsigned()];
  return isGap && session !== undefined && first <= last ? { session, first, last } : undefined;
}

function silence(cbor) {
  const isSilence = cbor.head(ARRAY) === 2n;
  const [since, interval] = [cbor.unsigned(), cbor.unsigned()];
  return isSilence && since <= LAST_INSTANT && interval >= 1n ? { since: Number(since), interval } : undefined;
}

function file(cbor) {
  const length = cbor.head(ARRAY);
  const [sha256, mediaType] = [cbor.bytes(), text(cbor)];
  const place = length === 3n ? text(cbor) : '';
  const isFile = (length === 2n || length === 3n) && sha256.length === DIGEST_LENGTH && mediaType !== undefined && place !== undefined;
  return isFile ? { sha256: hex(sha256), mediaType, ...(length === 3n ? { place } : {}) } : undefined;
}

function text(cbor) {
  const read = cbor.text();
  const length = utf8(read).length;
  return length >= 1 && length <= LONGEST_TEXT ? read : undefined;
}

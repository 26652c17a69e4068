/** The message zone of a seal: its fixed fields and the content (docs/spec/seal.md, "Fields"). */

import { hex, unsigned } from './bytes.mjs';
import { MAX_ENTRIES } from './status-list.mjs';
import { isDay } from './time.mjs';
import { isWebUri } from './web-uri.mjs';

const PROFILE = 0x00;
const VALIDITY_0_8 = 0x01;
const VALID_FROM = 0x01;
const VALID_TO = 0x02;
const PROFILE_URI = 0x03;
const CERTIFICATE_URI = 0x04;
const STATUS_URI = 0x05;
const STATUS_LIST_INDEX = 0x06;

const EDITIONS = {
  0.8: { lastFixedTag: VALIDITY_0_8, firstContentTag: 0x04, read: read08 },
  0.9: { lastFixedTag: STATUS_LIST_INDEX, firstContentTag: 0x0a, read: read09 },
};
const MAX_VALUE_LENGTH = 2048;
const MAX_VALUES = 245;
const MAX_INDEX_LENGTH = 4;

const BAD_VALUE = { refused: 'seal-bad-value' };
const MISSING_FIELD = { refused: 'seal-missing-field' };

/**
 * @typedef {{ profile: string, validFrom?: object, validTo?: object, profileUri?: string, certificateUri?: string,
 *   status?: { uri: string, index: number, reference?: import('./clear-claims.mjs').StatusReference },
 *   values: Map<number, Uint8Array> }} SealContent reference is there when a list of ours can have URI and index
 * @param {Map<number, Uint8Array>} fields by tag
 * @returns {{ content: SealContent } | { refused: string }}
 */
export function readSealMessage(version, fields) {
  const { lastFixedTag, firstContentTag, read } = EDITIONS[version];
  const values = new Map();
  for (const [tag, value] of [...fields].sort(([one], [other]) => one - other)) {
    if (tag >= firstContentTag) {
      if (value.length > MAX_VALUE_LENGTH) {
        return BAD_VALUE;
      }
      values.set(tag, value);
    } else if (tag > lastFixedTag) {
      return { refused: 'seal-reserved-tag' };
    }
  }
  return values.size > MAX_VALUES ? BAD_VALUE : read(fields, values);
}

function read08(fields, values) {
  if (!fields.has(PROFILE)) {
    return MISSING_FIELD;
  }
  const profile = uuid(fields.get(PROFILE));
  const validity = fields.has(VALIDITY_0_8) ? validity08(fields.get(VALIDITY_0_8)) : {};
  return profile === undefined || validity === undefined ? BAD_VALUE : { content: { profile, ...validity, values } };
}

/** Two dates of eight digits or nothing, with a NUL between them. */
function validity08(value) {
  const nul = value.indexOf(0);
  if (nul < 0 || value.indexOf(0, nul + 1) >= 0) {
    return undefined;
  }
  const parts = [value.subarray(0, nul), value.subarray(nul + 1)];
  const [validFrom, validTo] = parts.map(readDate);
  return parts.every((part, i) => part.length === 0 || [validFrom, validTo][i] !== undefined)
    ? { validFrom, validTo }
    : undefined;
}

function read09(fields, values) {
  const halfStatus = fields.has(STATUS_URI) !== fields.has(STATUS_LIST_INDEX);
  if (![PROFILE, PROFILE_URI, CERTIFICATE_URI].every((tag) => fields.has(tag)) || halfStatus) {
    return MISSING_FIELD;
  }
  const content = { profile: uuid(fields.get(PROFILE)), values };
  const readers = [
    [VALID_FROM, 'validFrom', readDate],
    [VALID_TO, 'validTo', readDate],
    [PROFILE_URI, 'profileUri', uri],
    [CERTIFICATE_URI, 'certificateUri', uri],
    [STATUS_URI, 'status', (bytes) => status(bytes, fields.get(STATUS_LIST_INDEX))],
  ];
  for (const [tag, name, read] of readers) {
    if (fields.has(tag)) {
      content[name] = read(fields.get(tag));
    }
  }
  const readable = readers.every(([tag, name]) => !fields.has(tag) || content[name] !== undefined);
  return readable && content.profile !== undefined ? { content } : BAD_VALUE;
}

function status(uriBytes, indexBytes) {
  const text = uri(uriBytes);
  if (text === undefined || indexBytes.length === 0 || indexBytes.length > MAX_INDEX_LENGTH) {
    return undefined;
  }
  const index = unsigned(indexBytes);
  const list = withScheme(text);
  const known = index < MAX_ENTRIES && isWebUri(list);
  return { uri: text, index: Number(index), reference: known ? { list, index: Number(index) } : undefined };
}

/** A URI in a seal without a scheme means https. */
export function withScheme(text) {
  return text.includes('://') ? text : 'https://' + text;
}

/** 8 digits YYYYMMDD. */
export function readDate(bytes) {
  const digits = String.fromCharCode(...bytes.subarray(0, 9));
  if (!/^[0-9]{8}$/.test(digits)) {
    return undefined;
  }
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
  return isDay(year, month, day) ? { year, month, day } : undefined;
}

/** 1 to 255 visible ASCII characters. */
function uri(bytes) {
  const visible = bytes.every((byte) => byte > 0x20 && byte < 0x7f);
  return visible && bytes.length >= 1 && bytes.length <= 255 ? String.fromCharCode(...bytes) : undefined;
}

function uuid(bytes) {
  const digits = hex(bytes);
  return bytes.length === 16 ? digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : undefined;
}

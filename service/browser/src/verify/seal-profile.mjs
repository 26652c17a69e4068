/**
 * What the content of a credential type's seals means: a profile of TR-03171 v0.9 as XML (docs/spec/seal.md, "Profile"). It is read for
 * display only, and only when the registry names the digest of its bytes; a small reader of exactly the schema's elements is enough.
 */

import { hex, utf8Text } from './bytes.mjs';
import { readDate } from './seal-message.mjs';
import { formatDay } from './time.mjs';

const MAX_CHARS = 1 << 18;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const MAX_INTEGER_LENGTH = 8;

/** Text of a value by the type of its field; undefined when the bytes are not of this type. */
const TYPES = {
  BOOLEAN: (bytes) => ({ ff: 'true', '00': 'false' })[hex(bytes)],
  INTEGER: integer,
  OCTET_STRING: hex,
  UTF8String: utf8Text,
  DATE: (bytes) => day(bytes),
  'DATE-TIME': dateTime,
};

/**
 * @typedef {{ tag: number, optional: boolean, name: string, description: string, type: string, length?: number }} SealField
 * @typedef {{ number: string, name: string, validFrom: boolean, validTo: boolean, fields: SealField[] }} SealProfile number is a UUID
 * @returns {SealProfile | undefined}
 */
export function parseSealProfile(bytes) {
  const xml = utf8Text(bytes);
  // Comments, sections and document types are not in the schema's documents, and not reading them is the simplest defence.
  if (xml === undefined || xml.length > MAX_CHARS || xml.includes('<!')) {
    return undefined;
  }
  const entries = [...xml.matchAll(/<entry\s([^>]*)>(.*?)<\/entry>/gs)];
  const head = xml.replace(/<entry\s.*<\/entry>/s, '');
  const number = textOf(head, 'profileNumber')?.toLowerCase();
  const fields = entries.map(([, attributes, content]) => fieldOf(attributes, content));
  if (!/^[0-9a-f]{32}$/.test(number ?? '') || fields.length === 0 || fields.includes(undefined)) {
    return undefined;
  }
  return {
    number: number.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    name: textOf(head, 'profileName') ?? '',
    validFrom: textOf(head, 'validFromPresent') === 'true',
    validTo: textOf(head, 'validToPresent') === 'true',
    fields,
  };
}

/**
 * The content as text, in the order of the profile.
 *
 * @param {SealProfile} profile
 * @param {import('./seal-message.mjs').SealContent} content
 * @returns {{ name: string, description: string, text: string }[] | undefined} undefined when the content does not fit the profile
 */
export function readClaims(profile, content) {
  const validity = (content.validFrom !== undefined) === profile.validFrom && (content.validTo !== undefined) === profile.validTo;
  const tags = new Set(profile.fields.map(({ tag }) => tag));
  if (content.profile !== profile.number || !validity || ![...content.values.keys()].every((tag) => tags.has(tag))) {
    return undefined;
  }
  const claims = profile.fields.map((field) => claimOf(field, content.values.get(field.tag)));
  return claims.includes(undefined) ? undefined : claims.filter(({ text }) => text !== undefined);
}

/** Without text when the seal leaves the field out, as it may; undefined when it must not or has something else there. */
function claimOf({ name, description, optional, type, length }, value) {
  if (value === undefined) {
    return optional ? { name } : undefined;
  }
  const text = (length ?? value.length) === value.length ? TYPES[type](value) : undefined;
  return text === undefined ? undefined : { name, description, text };
}

function fieldOf(attributes, content) {
  const attribute = (name) => new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1];
  const tag = Number(attribute('tag') ?? '0');
  const length = textOf(content, 'length');
  const field = {
    tag,
    optional: attribute('optional') === 'true',
    name: textOf(content, 'name'),
    description: textOf(content, 'description') ?? '',
    type: textOf(content, 'type'),
    length: length === undefined ? undefined : Number(length),
  };
  const known = field.name !== undefined && Object.hasOwn(TYPES, field.type ?? '');
  return known && Number.isInteger(tag) && tag >= 0x0a && tag <= 0xfe ? field : undefined;
}

function textOf(xml, element) {
  const text = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
  return text?.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ENTITIES[name]);
}

/** Two's complement, big-endian, shortest, at most 8 bytes. */
function integer(bytes) {
  const shortest = bytes.length === 1 || (bytes[0] !== 0 && bytes[0] !== 0xff) || bytes[0] >> 7 !== bytes[1] >> 7;
  return bytes.length >= 1 && bytes.length <= MAX_INTEGER_LENGTH && shortest
    ? BigInt.asIntN(8 * bytes.length, BigInt('0x' + hex(bytes))).toString()
    : undefined;
}

function day(bytes) {
  const date = readDate(bytes);
  return date === undefined ? undefined : formatDay(date);
}

/** 14 digits, local time, as java.time writes it: without seconds when there are none. */
function dateTime(bytes) {
  const date = day(bytes.subarray(0, 8));
  const match = /^([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])$/.exec(String.fromCharCode(...bytes.subarray(8, 15)));
  return date === undefined || match === null || bytes.length !== 14
    ? undefined
    : `${date}T${match[1]}:${match[2]}${match[3] === '00' ? '' : ':' + match[3]}`;
}

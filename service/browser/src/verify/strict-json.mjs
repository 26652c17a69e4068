/**
 * JSON of strangers (RFC 8259) as the Java side reads it: valid UTF-8, no member twice, nothing after the value, bounded depth, names
 * and numbers. JSON.parse takes the last of two members with one name and loses digits of large numbers, so it is not enough.
 *
 * Objects are Map, arrays Array, integers BigInt, other numbers Number: so an integer is never mistaken for 2.0, and "__proto__" is a
 * name like any other.
 */

import { MAX_LONG, utf8Text } from './bytes.mjs';

const MAX_DEPTH = 32;
const MAX_CHARS = 2 << 20;
const MAX_NAME = 256;
const MAX_DIGITS = 64;

const NUMBER = /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
// Everything up to the next character that ends a string, escapes, or is forbidden.
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPES = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Thrown inside this module only. */
class NotJson extends Error {}

/** One JSON value, from text or UTF-8 bytes; undefined when it is none. */
export function parseJson(input) {
  const text = typeof input === 'string' ? input : utf8Text(input);
  if (text === undefined || text.length > MAX_CHARS) {
    return undefined;
  }
  try {
    return new Reader(text).document();
  } catch (problem) {
    if (problem instanceof NotJson) {
      return undefined;
    }
    throw problem;
  }
}

/** One JSON object. */
export function parseObject(input) {
  const value = parseJson(input);
  return value instanceof Map ? value : undefined;
}

/** A member that is a string; undefined when it is absent or something else. */
export function textIn(object, name) {
  const value = object.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** A member that is an integer from 0 to 2⁶³ − 1, as BigInt. */
export function unsignedIn(object, name) {
  const value = object.get(name);
  return typeof value === 'bigint' && value >= 0n && value <= MAX_LONG ? value : undefined;
}

/** The value for people: plain objects, numbers instead of BigInt where they are exact, else digits. */
export function plainJson(value) {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([name, member]) => [name, plainJson(member)]));
  }
  if (Array.isArray(value)) {
    return value.map(plainJson);
  }
  return typeof value === 'bigint' ? (Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()) : value;
}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  document() {
    const value = this.value(0);
    this.space();
    return this.at === this.text.length ? value : this.fail();
  }

  value(depth) {
    this.space();
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth + 1);
      case '[':
        return this.array(depth + 1);
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  object(depth) {
    this.open(depth);
    const members = new Map();
    if (this.closes('}')) {
      return members;
    }
    do {
      this.space();
      const name = this.text[this.at] === '"' ? this.string() : this.fail();
      if (name.length > MAX_NAME || members.has(name)) {
        this.fail();
      }
      this.space();
      if (this.text[this.at++] !== ':') {
        this.fail();
      }
      members.set(name, this.value(depth));
    } while (this.goesOn('}'));
    return members;
  }

  array(depth) {
    this.open(depth);
    const elements = [];
    if (this.closes(']')) {
      return elements;
    }
    do {
      elements.push(this.value(depth));
    } while (this.goesOn(']'));
    return elements;
  }

  open(depth) {
    if (depth > MAX_DEPTH) {
      this.fail();
    }
    this.at++;
  }

  closes(bracket) {
    this.space();
    const closed = this.text[this.at] === bracket;
    this.at += closed ? 1 : 0;
    return closed;
  }

  goesOn(bracket) {
    this.space();
    const next = this.text[this.at++];
    return next === ',' ? true : next === bracket ? false : this.fail();
  }

  string() {
    let value = '';
    this.at++;
    for (;;) {
      PLAIN.lastIndex = this.at;
      const plain = PLAIN.exec(this.text)[0];
      value += plain;
      this.at += plain.length;
      const next = this.text[this.at++];
      if (next === '"') {
        return value;
      }
      value += next === '\\' ? this.escaped() : this.fail();
    }
  }

  escaped() {
    const next = this.text[this.at++];
    if (next !== 'u') {
      return Object.hasOwn(ESCAPES, next ?? '') ? ESCAPES[next] : this.fail();
    }
    const digits = this.text.slice(this.at, this.at + 4);
    this.at += 4;
    return /^[0-9a-fA-F]{4}$/.test(digits) ? String.fromCharCode(parseInt(digits, 16)) : this.fail();
  }

  number() {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (match === null) {
      return this.fail();
    }
    const [text, , fraction, exponent] = match;
    this.at += text.length;
    if (text.replace(/[^0-9]/g, '').length > MAX_DIGITS) {
      this.fail();
    }
    if (fraction === undefined && exponent === undefined) {
      return BigInt(text);
    }
    return Number.isFinite(Number(text)) ? Number(text) : this.fail();
  }

  word(word, value) {
    this.at += word.length;
    return this.text.startsWith(word, this.at - word.length) ? value : this.fail();
  }

  space() {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) {
        return;
      }
      this.at++;
    }
  }

  fail() {
    throw new NotJson();
  }
}

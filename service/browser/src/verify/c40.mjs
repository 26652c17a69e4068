/**
 * The C40 text of seal headers (ICAO Doc 9303-13 §2.3.1): digits, upper-case letters and <, three characters in two bytes; a single last
 * character is FE and its ASCII code plus one.
 */

const UNLATCH = 0xfe;
const PAD = 0;
const FIRST = 3;
const ALPHABET = '<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Bytes that this many characters take. */
export function c40Length(characters) {
  return Math.floor((characters + 2) / 3) * 2;
}

/** Reads this many characters; undefined unless the bytes are exactly their encoding. */
export function fromC40(bytes, offset, characters) {
  if (offset + c40Length(characters) > bytes.length) {
    return undefined;
  }
  let text = '';
  for (let at = offset; text.length < characters; at += 2) {
    const rest = Math.min(characters - text.length, 3);
    const read = rest === 1 ? single(bytes[at], bytes[at + 1]) : packed((bytes[at] << 8) | bytes[at + 1], rest);
    if (read === undefined) {
      return undefined;
    }
    text += read;
  }
  return text;
}

function single(high, low) {
  const character = String.fromCharCode(low - 1);
  return high === UNLATCH && low > 0 && ALPHABET.includes(character) ? character : undefined;
}

function packed(bytes, count) {
  const value = bytes - 1;
  const values = [Math.floor(value / 1600), Math.floor(value / 40) % 40, value % 40];
  if (value < 0 || (count === 2 && values.pop() !== PAD)) {
    return undefined;
  }
  const characters = values.map((each) => ALPHABET[each - FIRST]);
  return characters.includes(undefined) ? undefined : characters.join('');
}

/** base64 and base64url (RFC 4648 §4 and §5), strict: a byte string has exactly one spelling, and undefined answers every other. */

const URL_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const ALPHABET = URL_ALPHABET.replace('-_', '+/');
const VALUES = new Int8Array(128).fill(-1);
const URL_VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) {
  VALUES[ALPHABET.charCodeAt(i)] = i;
  URL_VALUES[URL_ALPHABET.charCodeAt(i)] = i;
}

/** Without padding, unused bits zero (RFC 7515 §2). */
export function fromBase64Url(text) {
  return decode(text, text.length, URL_VALUES, true);
}

/** With padding, unused bits zero. */
export function fromBase64(text) {
  const digits = withoutPadding(text);
  return text.length % 4 === 0 && digits !== undefined ? decode(text, digits, VALUES, true) : undefined;
}

/**
 * With padding or without, unused bits ignored: as the certificates in x5c are read (RFC 7515 §4.1.6), whose exact text the signature
 * over the header covers anyway.
 */
export function fromLenientBase64(text) {
  const digits = withoutPadding(text);
  const padded = digits !== undefined && digits < text.length;
  return digits === undefined || (padded && text.length % 4 !== 0) ? undefined : decode(text, digits, VALUES, false);
}

/** base64url without padding. */
export function toBase64Url(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += URL_ALPHABET[group >> 18] + URL_ALPHABET[(group >> 12) & 63];
    text += (left > 1 ? URL_ALPHABET[(group >> 6) & 63] : '') + (left > 2 ? URL_ALPHABET[group & 63] : '');
  }
  return text;
}

/** How many characters stand before at most two characters of padding. */
function withoutPadding(text) {
  const digits = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  return digits > 0 || text.length === 0 ? digits : undefined;
}

function decode(text, digits, values, canonical) {
  const rest = digits & 3;
  if (rest === 1) {
    return undefined;
  }
  const bytes = new Uint8Array(Math.floor((digits * 3) / 4));
  let bits = 0;
  let at = 0;
  for (let i = 0; i < digits; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? values[code] : -1;
    if (value < 0) {
      return undefined;
    }
    bits = ((bits << 6) | value) & 0xffffff;
    if ((i & 3) !== 0) {
      const shift = 6 - 2 * (i & 3);
      bytes[at++] = bits >> shift;
    }
  }
  const unused = rest === 2 ? 0x0f : rest === 3 ? 0x03 : 0;
  return canonical && (bits & unused) !== 0 ? undefined : bytes;
}

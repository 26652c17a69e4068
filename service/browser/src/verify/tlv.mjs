/** One field: a tag byte, a length in DER's shortest form (X.690 §10.1) of at most two further bytes, the value. */

/** Reads the field at this offset; undefined when it is cut short or its length is not in the shortest form. */
export function readField(bytes, offset) {
  if (bytes.length - offset < 2) {
    return undefined;
  }
  const first = bytes[offset + 1];
  const lengthBytes = first < 0x80 ? 0 : first - 0x80;
  const valueAt = offset + 2 + lengthBytes;
  // 80 is BER's indefinite form; more than two bytes of length exceed every symbol.
  if (first === 0x80 || lengthBytes > 2 || valueAt > bytes.length) {
    return undefined;
  }
  const length = lengthBytes === 0 ? first : lengthOf(bytes.subarray(offset + 2, valueAt));
  return length === undefined || length > bytes.length - valueAt
    ? undefined
    : { tag: bytes[offset], value: bytes.slice(valueAt, valueAt + length), end: valueAt + length };
}

function lengthOf([high, low]) {
  const length = low === undefined ? high : (high << 8) | low;
  return length < (low === undefined ? 0x80 : 0x100) ? undefined : length;
}

/**
 * Finds the SubjectPublicKeyInfo in a DER certificate (RFC 5280 §4.1). Nothing else in a certificate counts, so nothing else is read: the
 * key is believed only when the registry names its thumbprint.
 */

const SEQUENCE = 0x30;
const VERSION = 0xa0;
/** serialNumber, signature, issuer, validity, subject. */
const FIELDS_BEFORE_KEY = 5;

/** The DER bytes of the key; undefined when these bytes are not shaped like a certificate. */
export function spkiOf(der) {
  const toBeSigned = contentOf(der, 0);
  let field = toBeSigned === undefined ? undefined : contentOf(der, toBeSigned);
  if (field !== undefined && der[field] === VERSION) {
    field = endOf(der, field);
  }
  for (let i = 0; i < FIELDS_BEFORE_KEY && field !== undefined; i++) {
    field = endOf(der, field);
  }
  return field === undefined || contentOf(der, field) === undefined ? undefined : der.slice(field, endOf(der, field));
}

/** Where the content of the sequence begins. */
function contentOf(der, at) {
  return der[at] === SEQUENCE && endOf(der, at) !== undefined ? at + 1 + lengthBytes(der[at + 1]) : undefined;
}

/** Where the element ends; undefined when it does not end within the bytes. */
function endOf(der, at) {
  const first = der[at + 1];
  const bytes = lengthBytes(first);
  // Indefinite lengths are not DER; three length bytes would be more than any document may have.
  if (first === undefined || first === 0x80 || bytes > 3 || at + 1 + bytes > der.length) {
    return undefined;
  }
  let length = first;
  if (bytes > 1) {
    length = der.slice(at + 2, at + 1 + bytes).reduce((value, byte) => (value << 8) | byte, 0);
  }
  const end = at + 1 + bytes + length;
  return end <= der.length ? end : undefined;
}

function lengthBytes(first) {
  return first < 0x80 ? 1 : 1 + (first & 0x7f);
}

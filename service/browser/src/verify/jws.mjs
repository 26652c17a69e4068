/**
 * A JWS in compact form (RFC 7515 §3.1) that keeps its exact text: what is verified and hashed are the characters received. Parsing says
 * nothing about who signed it.
 */

import { fromBase64Url, fromLenientBase64 } from './base64.mjs';
import { utf8 } from './bytes.mjs';
import { isSignedBy } from './keys.mjs';
import { parseObject, textIn } from './strict-json.mjs';

export class CompactJws {
  constructor(text, header, payload, signature) {
    this.text = text;
    this.header = header;
    this.payload = payload;
    this.signature = signature;
  }

  /** undefined unless it is three base64url parts, of which two are JSON objects, and the header names no critical extensions. */
  static parse(text) {
    const first = text.indexOf('.');
    const second = text.indexOf('.', first + 1);
    if (first < 0 || second < 0) {
      return undefined;
    }
    const header = objectOf(text.slice(0, first));
    const payload = objectOf(text.slice(first + 1, second));
    const signature = fromBase64Url(text.slice(second + 1));
    // We understand no extension, and RFC 7515 §4.1.11 forbids to go on then.
    const readable = header !== undefined && payload !== undefined && signature !== undefined && !header.has('crit');
    return readable ? new CompactJws(text, header, payload, signature) : undefined;
  }

  get type() {
    return textIn(this.header, 'typ');
  }

  /** Whether the header names the only algorithm we know. */
  get isEs256() {
    return textIn(this.header, 'alg') === 'ES256';
  }

  /** Whether this key signed it; false for every key that is not P-256, whatever the header says. */
  async isSignedBy(key) {
    const signed = this.text.slice(0, this.text.lastIndexOf('.'));
    return this.isEs256 && key.algorithm === 'P-256' && isSignedBy(key, utf8(signed), this.signature);
  }

  /** The DER bytes of the first certificate in x5c (RFC 7515 §4.1.6): a hint, never a reason to trust. */
  certificate() {
    const chain = this.header.get('x5c');
    const leaf = Array.isArray(chain) ? chain[0] : undefined;
    return typeof leaf === 'string' ? fromLenientBase64(leaf) : undefined;
  }
}

function objectOf(part) {
  const bytes = fromBase64Url(part);
  return bytes === undefined ? undefined : parseObject(bytes);
}

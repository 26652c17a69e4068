/**
 * An SD-JWT VC that keeps its exact text (RFC 9901, docs/spec/credential.md). Parsing checks its form and that every disclosure belongs to
 * it; who signed it, and whether that counts, is the verifier's question.
 */

import { utf8 } from './bytes.mjs';
import { CLEAR_NAMES, readClearClaims } from './clear-claims.mjs';
import { mergeDisclosures, parseDisclosure } from './disclosures.mjs';
import { CompactJws } from './jws.mjs';
import { parseKeyBinding } from './key-binding.mjs';
import { sha256Hex } from './sha256.mjs';

const TYPE = 'dc+sd-jwt';
const MAX_CHARS = 256 * 1024;
const MAX_DISCLOSURES = 512;

/**
 * @typedef {{ jws: CompactJws, issuerJwsDigest: string, facts: import('./clear-claims.mjs').Facts, claims: Map<string, any>,
 *   keyBinding?: import('./key-binding.mjs').KeyBinding }} SignedCredential claims are those that are disclosed
 */

/**
 * Reads {@code <issuer-signed JWT>~<disclosure>~…~[<key binding JWT>]} strictly.
 *
 * @returns {{ credential: SignedCredential } | { refused: string }}
 */
export function parseSdJwt(text) {
  const firstTilde = text.indexOf('~');
  const jws = text.length > MAX_CHARS || firstTilde < 0 ? undefined : CompactJws.parse(text.slice(0, firstTilde));
  if (jws === undefined) {
    return { refused: 'credential-malformed' };
  }
  if (jws.type !== TYPE) {
    return { refused: 'credential-wrong-type' };
  }
  return jws.isEs256 ? parseRest(text, jws) : { refused: 'credential-unknown-algorithm' };
}

function parseRest(text, jws) {
  const parts = text.slice(jws.text.length + 1).split('~', MAX_DISCLOSURES + 2);
  if (parts.length > MAX_DISCLOSURES + 1) {
    return { refused: 'disclosure-malformed' };
  }
  const binding = parts.pop();
  const disclosures = parts.map(parseDisclosure);
  if (disclosures.includes(undefined)) {
    return { refused: 'disclosure-malformed' };
  }
  const merged = mergeDisclosures(jws.payload, disclosures);
  const read = merged.refused === undefined ? readClearClaims(jws.payload) : merged;
  if (read.refused !== undefined) {
    return { refused: read.refused };
  }
  CLEAR_NAMES.forEach((name) => merged.claims.delete(name));
  const issuerJwsDigest = sha256Hex(utf8(jws.text));
  const credential = { jws, issuerJwsDigest, facts: read.facts, claims: merged.claims };
  if (binding === '') {
    return { credential };
  }
  credential.keyBinding = parseKeyBinding(text, text.length - binding.length, read.facts.holderKey);
  return credential.keyBinding === undefined ? { refused: 'key-binding-malformed' } : { credential };
}

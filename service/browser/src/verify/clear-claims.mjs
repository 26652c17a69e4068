/** Reads what stands in clear in the issuer-signed JWT. A member that is there in another form than ours is a refusal, not an absence. */

import { fromBase64Url } from './base64.mjs';
import { concat } from './bytes.mjs';
import { keyOfP256Point } from './keys.mjs';
import { MAX_ENTRIES } from './status-list.mjs';
import { textIn, unsignedIn } from './strict-json.mjs';
import { LAST_SECOND, ofSeconds } from './time.mjs';
import { isWebUri } from './web-uri.mjs';

/** What finding and checking needs: in clear at the top level or not at all (RFC 9901 §4.1, draft-ietf-oauth-sd-jwt-vc §3.2.2.2). */
export const CLEAR_NAMES = new Set(
  'iss iat nbf exp jti vct vct#integrity cnf status _sd_alg aud nonce sd_hash'.split(' '),
);

const ID = /^urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
const COORDINATE_LENGTH = 32;

/**
 * @typedef {{ list: string, index: number }} StatusReference URI of a status list and place in it
 * @typedef {{ issuer: string, type: string, id: string, issuedAt: number, notBefore?: number, expiresAt?: number,
 *   status?: StatusReference, holderKey?: import('./keys.mjs').VerifyingKey }} Facts instants in milliseconds
 */

/** @returns {{ facts: Facts } | { refused: string }} */
export function readClearClaims(payload) {
  if (payload.has('_sd_alg') && textIn(payload, '_sd_alg') !== 'sha-256') {
    return { refused: 'credential-unknown-algorithm' };
  }
  const facts = {
    issuer: uriIn(payload, 'iss'),
    type: uriIn(payload, 'vct'),
    id: ID.exec(textIn(payload, 'jti') ?? '')?.[1],
    issuedAt: instantIn(payload, 'iat'),
    notBefore: instantIn(payload, 'nbf'),
    expiresAt: instantIn(payload, 'exp'),
    status: statusIn(payload),
    holderKey: holderKeyIn(payload),
  };
  const complete = [facts.issuer, facts.type, facts.id, facts.issuedAt].every((value) => value !== undefined);
  const optional = { nbf: facts.notBefore, exp: facts.expiresAt, status: facts.status, cnf: facts.holderKey };
  const readable = Object.entries(optional).every(([name, value]) => value !== undefined || !payload.has(name));
  const emptyPeriod = facts.notBefore >= facts.expiresAt;
  return complete && readable && !emptyPeriod ? { facts } : { refused: 'credential-claim-missing' };
}

/** A member that is a URI of ours. */
export function uriIn(object, name) {
  const uri = textIn(object, name);
  return uri !== undefined && isWebUri(uri) ? uri : undefined;
}

/** A member that is whole seconds from 1970 to 9999, in milliseconds. */
export function instantIn(object, name) {
  const seconds = unsignedIn(object, name);
  return seconds !== undefined && seconds <= LAST_SECOND ? ofSeconds(seconds) : undefined;
}

function statusIn(payload) {
  const status = payload.get('status');
  const reference = status instanceof Map ? status.get('status_list') : undefined;
  if (!(reference instanceof Map)) {
    return undefined;
  }
  const list = uriIn(reference, 'uri');
  const index = unsignedIn(reference, 'idx');
  return list !== undefined && index !== undefined && index < MAX_ENTRIES ? { list, index: Number(index) } : undefined;
}

/** A public P-256 key on its curve (RFC 7800 §3.2, RFC 7518 §6.2). */
function holderKeyIn(payload) {
  const cnf = payload.get('cnf');
  const jwk = cnf instanceof Map ? cnf.get('jwk') : undefined;
  if (!(jwk instanceof Map) || textIn(jwk, 'kty') !== 'EC' || textIn(jwk, 'crv') !== 'P-256' || jwk.has('d')) {
    return undefined;
  }
  const [x, y] = ['x', 'y'].map((name) => fromBase64Url(textIn(jwk, name) ?? ''));
  return x?.length === COORDINATE_LENGTH && y?.length === COORDINATE_LENGTH ? keyOfP256Point(concat(x, y)) : undefined;
}

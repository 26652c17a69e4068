/** A published status list: a JWT of type statuslist+jwt that keeps its exact text (docs/spec/status.md, "Token"). */

import { fromBase64Url } from './base64.mjs';
import { instantIn, uriIn } from './clear-claims.mjs';
import { CompactJws } from './jws.mjs';
import { BITS, StatusList } from './status-list.mjs';
import { textIn, unsignedIn } from './strict-json.mjs';

const TYPE = 'statuslist+jwt';
const MAX_CHARS = 128 * 1024;
const MAX_TTL = 60n;

/**
 * @typedef {{ jws: CompactJws, uri: string, version: bigint, issuedAt: number, expiresAt: number, list: StatusList }} StatusToken
 * @returns {Promise<{ token: StatusToken } | { refused: string }>}
 */
export async function parseStatusToken(text) {
  const jws = text.length > MAX_CHARS ? undefined : CompactJws.parse(text);
  if (jws === undefined) {
    return { refused: 'status-list-malformed' };
  }
  if (jws.type !== TYPE) {
    return { refused: 'status-list-wrong-type' };
  }
  return jws.isEs256 ? parseClaims(jws) : { refused: 'status-list-unknown-algorithm' };
}

async function parseClaims(jws) {
  const claims = jws.payload;
  const token = {
    jws,
    uri: uriIn(claims, 'sub'),
    version: unsignedIn(claims, 'govchain_version'),
    issuedAt: instantIn(claims, 'iat'),
    expiresAt: instantIn(claims, 'exp'),
  };
  const ttl = unsignedIn(claims, 'ttl');
  const statusList = claims.get('status_list');
  const ttlFits = ttl !== undefined && ttl >= 1n && ttl <= MAX_TTL;
  if (Object.values(token).includes(undefined) || !ttlFits || !(statusList instanceof Map)) {
    return { refused: 'status-list-malformed' };
  }
  if (statusList.get('bits') !== BITS) {
    return { refused: 'status-list-wrong-bits' };
  }
  const zlib = fromBase64Url(textIn(statusList, 'lst') ?? '');
  const list = zlib === undefined ? undefined : await StatusList.decompress(zlib);
  return list === undefined ? { refused: 'status-list-bad-bits' } : { token: { ...token, list } };
}

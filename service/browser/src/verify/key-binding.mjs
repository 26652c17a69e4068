/** A key binding JWT (RFC 9901 §4.3): the wallet's signature over exactly this selection of disclosures, for one audience and nonce. */

import { toBase64Url } from './base64.mjs';
import { utf8 } from './bytes.mjs';
import { instantIn } from './clear-claims.mjs';
import { CompactJws } from './jws.mjs';
import { sha256 } from './sha256.mjs';
import { textIn } from './strict-json.mjs';

const TYPE = 'kb+jwt';

/** @typedef {{ audience: string, nonce: string, isRight: () => Promise<boolean> }} KeyBinding */

/**
 * @param {string} text the whole presentation
 * @param {number} from where the key binding begins
 * @returns {KeyBinding | undefined} isRight says whether the bound key signed it for exactly the disclosures it came with
 */
export function parseKeyBinding(text, from, holderKey) {
  const jws = CompactJws.parse(text.slice(from));
  if (jws === undefined || !jws.isEs256 || jws.type !== TYPE || holderKey === undefined) {
    return undefined;
  }
  const issuedAt = instantIn(jws.payload, 'iat');
  const [audience, nonce, sdHash] = ['aud', 'nonce', 'sd_hash'].map((name) => textIn(jws.payload, name));
  if ([issuedAt, audience, nonce, sdHash].includes(undefined)) {
    return undefined;
  }
  const bindsThisText = sdHash === toBase64Url(sha256(utf8(text.slice(0, from))));
  return { audience, nonce, isRight: async () => bindsThisText && jws.isSignedBy(holderKey) };
}

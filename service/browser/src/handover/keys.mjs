/**
 * What a browser does with the secret in a link's fragment (docs/spec/hand-over.md). The secret stays here: what is sent is a key
 * derived from it, and what comes back opens only with another one.
 */
import { fromBase64Url, toBase64Url } from '../verify/base64.mjs';

const DOMAIN = 'govchain/hand-over/1/';
const PREFIX = 7;
const CHUNK = 64 * 1024 + 16;
const NONCE = 12;

/** @param {Uint8Array} secret @param {string} purpose @returns {Promise<Uint8Array>} 32 bytes, HKDF-SHA-256 without salt */
export async function derive(secret, purpose) {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode(DOMAIN + purpose);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info }, key, 256));
}

/** The secret of a link, or undefined when the fragment is none. @param {string} fragment with or without # */
export function secretOf(fragment) {
  const bytes = fromBase64Url(fragment.replace(/^#/, ''));
  return bytes?.length === 32 ? bytes : undefined;
}

/** What the service is told in the secret's place. */
export async function accessToken(secret) {
  return toBase64Url(await derive(secret, 'access'));
}

/** The content key of a grant, from the key that a view answered. @param {{key: string, grant: {id: string}}} view */
export async function contentKey(secret, view) {
  const sealed = fromBase64Url(view.key);
  const key = await aes(await derive(secret, 'wrap'));
  const additionalData = new TextEncoder().encode(view.grant.id);
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.slice(0, NONCE), additionalData }, key, sealed.slice(NONCE)));
}

/** The SD-JWT text that is handed over. */
export async function presentation(content, view) {
  const parts = await decrypt(await derive(content, 'presentation'), fromBase64Url(view.presentation));
  return new TextDecoder().decode(await new Blob(parts).arrayBuffer());
}

/** The plain parts of a file. @param {Uint8Array} encrypted as the service sent it */
export async function file(content, sha256, encrypted) {
  return decrypt(await derive(content, `file/${sha256}`), encrypted);
}

/** Chunks with their number and a mark on the last one in the nonce: none can be moved, left out or cut off unnoticed. */
async function decrypt(bytes, encrypted) {
  const key = await aes(bytes);
  const parts = [];
  for (let from = PREFIX, number = 0; from < encrypted.length; from += CHUNK, number++) {
    const to = Math.min(from + CHUNK, encrypted.length);
    const iv = new Uint8Array(NONCE);
    iv.set(encrypted.subarray(0, PREFIX));
    new DataView(iv.buffer).setUint32(PREFIX, number);
    iv[NONCE - 1] = to === encrypted.length ? 1 : 0;
    parts.push(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, encrypted.subarray(from, to)));
  }
  if (parts.length === 0) throw new Error('an encrypted file ends too early');
  return parts;
}

function aes(bytes) {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt']);
}

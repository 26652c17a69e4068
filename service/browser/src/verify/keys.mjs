/**
 * Public keys, read strictly, and signatures. Named curve, uncompressed point, no unused bits: for each kind everything before the key
 * bytes is one fixed prefix (RFC 5480 §2, RFC 5639 §4, RFC 8410 §4). Comparing it is the strictest DER parser there is, and a key has
 * one thumbprint.
 *
 * WebCrypto verifies P-256 and, where the platform has it, Ed25519; the curve library does the rest (docs/adr/1061).
 */

import { ecdsa, weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, fromHex, hex, unsigned } from './bytes.mjs';
import { sha256Hex } from './sha256.mjs';

const SIGNATURE_LENGTH = 64;
/** Digits of a seal's certificate reference: the first 20 bytes of the thumbprint. */
const REFERENCE_LENGTH = 40;

/** y² = x³ + ax + b over the field of p: FIPS 186-5 and SP 800-186. */
const CURVE_P256 = {
  p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
  a: 0xffffffff00000001000000000000000000000000fffffffffffffffffffffffcn,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
};

/** RFC 5639 §3.4, with the order n of its base point G. */
const CURVE_BRAINPOOL = {
  p: 0xa9fb57dba1eea9bc3e660a909d838d726e3bf623d52620282013481d1f6e5377n,
  a: 0x7d5a0975fc2c3057eef67530417affe7fb8055c126dc5c6ce94a4b44f330b5d9n,
  b: 0x26dc5c6ce94a4b44f330b5d9bbd77cbf958416295cf7e1ce6bccdc18ff8c07b6n,
  n: 0xa9fb57dba1eea9bc3e660a909d838d718c397aa3b561a6f7901e0e82974856a7n,
  h: 1n,
  Gx: 0x8bd2aeb9cb7e57cb2c4b482ffc81b7afb9de27e1e3bd23c23a4453bd9ace3262n,
  Gy: 0x547ef835c3dac4fd97f8461a14611dc9c27745132ded8e545c1d54c72f046997n,
};

/** Made when first asked for: seals are rarely signed with it. The library's own module of it brings four others along. */
let brainpool;

/** Kinds of key; on both curves the cofactor is 1, so every point on them is in the right group. */
const KINDS = [
  { algorithm: 'P-256', prefix: '3059301306072a8648ce3d020106082a8648ce3d03010703420004', isKey: onCurve(CURVE_P256) },
  {
    algorithm: 'brainpoolP256r1',
    prefix: '305a301406072a8648ce3d020106092b240303020801010703420004',
    isKey: onCurve(CURVE_BRAINPOOL),
  },
  { algorithm: 'Ed25519', prefix: '302a300506032b6570032100', isKey: isEd25519 },
];
const [P256, , ED25519] = KINDS;

/**
 * A validated public key.
 *
 * @typedef {{ algorithm: string, keyBytes: Uint8Array, thumbprint: string, certificateReference: string, loaded?: Promise<CryptoKey> }}
 *   VerifyingKey keyBytes are x ‖ y or the 32 bytes of Ed25519; the thumbprint is SHA-256 of the DER SubjectPublicKeyInfo in
 *   hexadecimal digits, its first 20 bytes in upper case the certificate reference of a seal
 */

/** @returns {VerifyingKey | undefined} the key in this DER SubjectPublicKeyInfo; undefined when it is of another kind or no valid point */
export function keyOfSpki(spki) {
  const digits = spki.length < 128 ? hex(spki) : '';
  const kind = KINDS.find(({ prefix }) => digits.startsWith(prefix));
  if (kind === undefined) {
    return undefined;
  }
  const keyBytes = spki.slice(kind.prefix.length / 2);
  if (!kind.isKey(keyBytes)) {
    return undefined;
  }
  const thumbprint = sha256Hex(spki);
  return { algorithm: kind.algorithm, keyBytes, thumbprint, certificateReference: referenceOf(thumbprint) };
}

/** The certificate reference of a seal for the key with this thumbprint. */
export function referenceOf(thumbprint) {
  return thumbprint.slice(0, REFERENCE_LENGTH).toUpperCase();
}

/** The P-256 key of a point x ‖ y. */
export function keyOfP256Point(point) {
  return keyOfSpki(concat(fromHex(P256.prefix), point));
}

/** The Ed25519 key with these bytes (RFC 8032 §5.1.5). */
export function keyOfEd25519(bytes) {
  return keyOfSpki(concat(fromHex(ED25519.prefix), bytes));
}

/**
 * Whether this raw signature of 64 bytes (r ‖ s or R ‖ S) fits the message; ECDSA hashes it with SHA-256.
 *
 * @param {VerifyingKey} key
 * @returns {Promise<boolean>}
 */
export async function isSignedBy(key, message, signature) {
  if (signature.length !== SIGNATURE_LENGTH) {
    return false;
  }
  switch (key.algorithm) {
    case 'P-256':
      return webCrypto(key, { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }, message, signature);
    case 'Ed25519':
      return (await hasEd25519(key))
        ? webCrypto(key, { name: 'Ed25519' }, message, signature)
        : ed25519.verify(signature, message, key.keyBytes, { zip215: false });
    default:
      brainpool ??= ecdsa(weierstrass(CURVE_BRAINPOOL), sha256);
      // The larger of the two possible s is the same signature written differently, and TR-03171 forbids neither.
      return brainpool.verify(signature, message, uncompressed(key), { lowS: false });
  }
}

async function webCrypto(key, algorithm, message, signature) {
  key.loaded ??= load(key, algorithm);
  return crypto.subtle.verify(algorithm, await key.loaded, signature, message);
}

function load(key, algorithm) {
  const raw = key.algorithm === 'P-256' ? uncompressed(key) : key.keyBytes;
  return crypto.subtle.importKey('raw', raw, algorithm, false, ['verify']);
}

function uncompressed(key) {
  return concat(Uint8Array.of(4), key.keyBytes);
}

/** Whether this platform's WebCrypto has Ed25519: browsers of 2024 and before do not. */
async function hasEd25519(key) {
  key.loaded ??= load(key, { name: 'Ed25519' });
  try {
    await key.loaded;
    return true;
  } catch {
    return false;
  }
}

/** Whether x ‖ y is a point; the one at infinity has no such form. */
function onCurve({ p, a, b }) {
  return (point) => {
    if (point.length !== 64) {
      return false;
    }
    const x = unsigned(point.subarray(0, 32));
    const y = unsigned(point.subarray(32));
    return x < p && y < p && (y * y - ((x * x + a) * x + b)) % p === 0n;
  };
}

/** A canonical point of the prime-order group. */
function isEd25519(bytes) {
  try {
    const point = ed25519.Point.fromBytes(bytes, false);
    return !point.is0() && point.isTorsionFree();
  } catch {
    return false;
  }
}

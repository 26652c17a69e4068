/**
 * Whether those who sealed a header are those who had to (docs/spec/consortium-seal.md). A refusal says that they are not; a doubt, which
 * counts only when nothing else is wrong, that the verifier's knowledge does not reach far enough to say so.
 */

import { secp256k1 } from '@noble/curves/secp256k1.js';
import { hex, unsigned } from './bytes.mjs';
import { keccak256 } from './keccak.mjs';

const N = secp256k1.Point.Fn.ORDER;
const SCALAR = 32;
const ADDRESS_LENGTH = 20;

/** @typedef {{ atHeight: Set<string>, inOffice: Set<string>, ever: Set<string> }} KnownValidators addresses, 0x and 40 digits */

/**
 * @param {import('./block-header.mjs').BlockHeader} header
 * @param {KnownValidators} known
 * @returns {{ refusal?: string, doubt?: string }}
 */
export function judgeCommitSeals(header, known) {
  const named = new Set(header.validators);
  const sizes = [header.validators.length, named.size];
  const asKnown = sizes.every((size) => size === known.atHeight.size) && isWithin(named, known.atHeight);
  // More seals than validators cannot be distinct: no more signatures are computed than there are members, or, where they may have
  // changed, twice as many.
  const tooMany = header.seals.length > (asKnown ? header.validators.length : 2 * known.atHeight.size);
  const sealers = tooMany ? [] : sealersOf(header);
  if (!asKnown) {
    return vouch(known.atHeight, sealers) ? { doubt: 'validators-changed' } : { refusal: otherValidators(named, known) };
  }
  const refusal = tooMany ? 'commit-seal-repeated' : refusalOf(header, known, sealers);
  return refusal !== undefined ? { refusal } : vouch(known.inOffice, sealers) ? {} : { doubt: 'validators-left' };
}

/** The account whose key made this seal r ‖ s ‖ v over the digest (SEC 1, version 2.0, §4.1.6); undefined when nobody can have made it. */
export function signerOf(seal, digest) {
  const r = unsigned(seal.subarray(0, SCALAR));
  const s = unsigned(seal.subarray(SCALAR, 2 * SCALAR));
  const v = seal[2 * SCALAR];
  // The larger of the two possible s is the same signature written differently; Besu never writes it.
  if (r === 0n || r >= N || s === 0n || s > N >> 1n || v > 1) {
    return undefined;
  }
  try {
    const key = new secp256k1.Signature(r, s, v).recoverPublicKey(digest);
    return '0x' + hex(keccak256(key.toBytes(false).subarray(1)).subarray(-ADDRESS_LENGTH));
  } catch {
    // r is no point's x, or the sum of the points is the point at infinity.
    return undefined;
  }
}

function sealersOf(header) {
  const digest = header.commitDigest();
  return header.seals.map((seal) => signerOf(seal, digest)).filter((signer) => signer !== undefined);
}

function refusalOf(header, known, sealers) {
  if (sealers.length < header.seals.length) {
    return 'commit-seal-wrong';
  }
  const distinct = new Set(sealers);
  if (sealers.length > 0 && !sealers.some((sealer) => known.ever.has(sealer))) {
    return 'header-unsealed';
  }
  if (!isWithin(distinct, known.ever)) {
    return 'commit-seal-foreign';
  }
  if (!isWithin(distinct, known.atHeight)) {
    return 'commit-seal-former';
  }
  if (distinct.size < sealers.length) {
    return 'commit-seal-repeated';
  }
  return 3 * distinct.size < 2 * known.atHeight.size ? 'quorum-missed' : undefined;
}

function otherValidators(named, known) {
  return named.size > 0 && isWithin(named, known.ever) ? 'validators-former' : 'validators-foreign';
}

/** Whether more than a third of these are among the sealers: then one of them at least is honest, as QBFT assumes. */
function vouch(validators, sealers) {
  return 3 * [...validators].filter((each) => sealers.includes(each)).length > validators.size;
}

function isWithin(some, all) {
  return [...some].every((each) => all.has(each));
}

/** Keccak-256 as Ethereum uses it: the padding of before FIPS 202, which WebCrypto does not have. */

export { keccak_256 as keccak256 } from '@noble/hashes/sha3.js';

import { createHash } from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { parseBlockHeader } from '../../../src/verify/block-header.mjs';
import { hex, utf8 } from '../../../src/verify/bytes.mjs';
import { RLP_EMPTY_LIST, RLP_ZERO, rlpList, rlpNumber, rlpString } from '../../../src/verify/rlp.mjs';

const ANCHORED = keccak_256(utf8('CheckpointAnchored(bytes32,uint64,bytes32,bytes32,(bytes32,uint64,bytes32)[])'));

/** Four data centres whose validators seal blocks, each with one transaction: the anchoring of a checkpoint (docs/spec/consortium-seal.md). */
export class Consortium {
  #keys = ['north', 'east', 'south', 'west'].map((name) => createHash('sha256').update(name).digest());

  /** Addresses, 0x and 40 digits. */
  get validators() {
    return this.#keys.map((key) => `0x${hex(keccak_256(secp256k1.getPublicKey(key, false).subarray(1)).subarray(-20))}`);
  }

  /**
   * What a bundle says about a checkpoint that was anchored in a block.
   *
   * @param {{ height: number, time: Date, contract: string, logId: Buffer, size: number, root: Buffer, journalHead: string,
   *   versions?: { listId: Buffer, version: number, digest: Buffer }[], sealers?: number }} block sealers is how many of the four sealed
   */
  anchor({ height, time, contract, size, root, sealers = 3, ...event }) {
    const receipt = receiptOf({ contract, size, root, ...event });
    // The trie of one receipt is a leaf under RLP of index 0.
    const leaf = rlpList([rlpString(Uint8Array.of(0x20, 0x80)), rlpString(receipt)]);
    const header = (seals) => this.#header({ height, time, receiptsRoot: keccak_256(leaf), seals });
    const digest = parseBlockHeader(header([])).commitDigest();
    const sealed = header(this.#keys.slice(0, sealers).map((key) => sealOf(digest, key)));
    return {
      anchor: {
        chainId: 1337, contract, blockNumber: height, blockHash: parseBlockHeader(sealed).hash(), blockTime: time.toISOString().replace(/\.\d+Z/, 'Z'),
        transactionHash: `0x${'cd'.repeat(32)}`, treeSize: size, root: root.toString('hex'),
      },
      consortiumSeal: { header: base64url(sealed), transactionIndex: 0, receiptProof: [base64url(leaf)], logIndex: 0 },
    };
  }

  #header({ height, time, receiptsRoot, seals }) {
    const [word, zero] = [rlpString(new Uint8Array(32)), new Uint8Array(20)];
    const extra = rlpList([word, rlpList(this.validators.map((address) => rlpString(bytes(address)))), RLP_EMPTY_LIST, RLP_ZERO, rlpList(seals.map(rlpString))]);
    return rlpList([
      word, word, rlpString(zero), word, word, rlpString(receiptsRoot), rlpString(new Uint8Array(256)), rlpNumber(1), rlpNumber(height),
      rlpNumber(30_000_000), rlpNumber(100_000), rlpNumber(Math.floor(time.getTime() / 1000)), rlpString(extra), word, rlpString(new Uint8Array(8)), RLP_ZERO,
    ]);
  }
}

function receiptOf({ contract, logId, size, root, journalHead, versions = [] }) {
  const data = Buffer.concat([
    word(size), root, Buffer.from(journalHead, 'hex'), word(128), word(versions.length),
    ...versions.flatMap(({ listId, version, digest }) => [listId, word(version), digest]),
  ]);
  const event = rlpList([rlpString(bytes(contract)), rlpList([rlpString(ANCHORED), rlpString(logId)]), rlpString(data)]);
  return rlpList([rlpNumber(1), rlpNumber(21_000), rlpString(new Uint8Array(256)), rlpList([event])]);
}

function sealOf(digest, key) {
  const [recovery, ...signature] = secp256k1.sign(digest, key, { prehash: false, format: 'recovered' });
  return Uint8Array.of(...signature, recovery);
}

function word(number) {
  return Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
}

function bytes(address) {
  return Buffer.from(address.slice(2), 'hex');
}

function base64url(content) {
  return Buffer.from(content).toString('base64url');
}

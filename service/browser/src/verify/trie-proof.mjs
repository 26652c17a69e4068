/** A proof that a Merkle-Patricia trie holds a value under a key (Ethereum yellow paper, appendices C and D): the nodes from the root down. */

import { keccak256 } from './keccak.mjs';
import { sameBytes } from './bytes.mjs';
import { RlpItem } from './rlp.mjs';

const BRANCH = 17;
const VALUE = 16;
const SHORT_NODE = 2;
const HASH_LENGTH = 32;
const LEAF = 2;
const ODD = 1;

/** The value under the key; undefined when the nodes do not lead from the root to a value, or when there are more than do. */
export function provenValue(root, key, nodes) {
  const proof = new TrieProof(nibblesOf(key), nodes);
  const value = proof.descend(root);
  return proof.used === nodes.length ? value : undefined;
}

class TrieProof {
  constructor(key, nodes) {
    Object.assign(this, { key, nodes, used: 0, depth: 0 });
  }

  descend(root) {
    let node = this.hashed(root);
    while (node !== undefined) {
      const items = node.items();
      if (items?.length === BRANCH) {
        if (this.depth === this.key.length) {
          const value = items[VALUE].string();
          return value?.length > 0 ? value : undefined;
        }
        node = this.child(items[this.key[this.depth++]]);
      } else if (items?.length === SHORT_NODE) {
        const path = readPath(items[0].string());
        if (path === undefined || !this.follow(path)) {
          return undefined;
        }
        if (path.leaf) {
          return items[1].string();
        }
        node = this.child(items[1]);
      } else {
        return undefined;
      }
    }
    return undefined;
  }

  /** An extension leads somewhere, and a leaf ends where the key ends: every key has one path. */
  follow({ nibbles, leaf }) {
    const to = this.depth + nibbles.length;
    const whole = leaf ? to === this.key.length : nibbles.length > 0 && to <= this.key.length;
    const follows = whole && nibbles.every((nibble, i) => nibble === this.key[this.depth + i]);
    this.depth = to;
    return follows;
  }

  /** A node shorter than a hash stands in its parent; every other one is named by its hash. */
  child(reference) {
    const hash = reference.string(HASH_LENGTH);
    return reference.isList ? reference : hash === undefined ? undefined : this.hashed(hash);
  }

  hashed(hash) {
    const node = this.nodes[this.used];
    if (node === undefined || !sameBytes(keccak256(node), hash)) {
      return undefined;
    }
    this.used++;
    return RlpItem.parse(node);
  }
}

function nibblesOf(bytes) {
  return [...bytes].flatMap((byte) => [byte >> 4, byte & 0x0f]);
}

/** A path in its compact form; undefined for bytes that no path is written as. */
function readPath(compact) {
  if (compact === undefined || compact.length === 0) {
    return undefined;
  }
  const flag = compact[0] >> 4;
  const odd = (flag & ODD) !== 0;
  if (flag > LEAF + ODD || (!odd && (compact[0] & 0x0f) !== 0)) {
    return undefined;
  }
  return { nibbles: nibblesOf(compact).slice(odd ? 1 : 2), leaf: (flag & LEAF) !== 0 };
}

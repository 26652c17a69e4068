/** Trees and proofs of RFC 9162 §2.1 with SHA-256. Indices and sizes are BigInt; every bound is checked before anything is hashed. */

import { sameBytes } from './bytes.mjs';
import { sha256 } from './sha256.mjs';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const HASH_LENGTH = 32;

/** SHA-256(00 ‖ entry). */
export function leafHash(entry) {
  return sha256(LEAF, entry);
}

/** SHA-256(01 ‖ left ‖ right). */
export function nodeHash(left, right) {
  return sha256(NODE, left, right);
}

/** Whether the leaf is at this index of the tree with this size and root (§2.1.3.2). */
export function verifyInclusion(index, treeSize, path, leaf, root) {
  if (index < 0n || index >= treeSize || !areHashes(path) || path.length !== upwards(index, treeSize - 1n)) {
    return false;
  }
  let node = index;
  let last = treeSize - 1n;
  let computed = leaf;
  for (const sibling of path) {
    if ((node & 1n) === 1n || node === last) {
      computed = nodeHash(sibling, computed);
      [node, last] = skipLeftEdge(node, last);
    } else {
      computed = nodeHash(computed, sibling);
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && sameBytes(computed, root);
}

/** Whether the tree with the second root continues the tree with the first (§2.1.4.2). Binds neither size: docs/spec/log.md says why. */
export function verifyConsistency(first, second, path, firstRoot, secondRoot) {
  if (first <= 0n || first > second || !areHashes(path) || path.length !== consistencyLength(first, second)) {
    return false;
  }
  if (first === second) {
    return sameBytes(firstRoot, secondRoot);
  }
  const zeros = trailingZeros(first);
  let node = (first - 1n) >> zeros;
  let last = (second - 1n) >> zeros;
  const perfect = isPowerOfTwo(first);
  let older = perfect ? firstRoot : path[0];
  let newer = older;
  for (const hash of path.slice(perfect ? 0 : 1)) {
    if ((node & 1n) === 1n || node === last) {
      older = nodeHash(hash, older);
      newer = nodeHash(hash, newer);
      [node, last] = skipLeftEdge(node, last);
    } else {
      newer = nodeHash(newer, hash);
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && sameBytes(older, firstRoot) && sameBytes(newer, secondRoot);
}

/**
 * Whether exactly these leaves stand side by side from this position on in the tree with this size and root (docs/spec/streams.md, "Range
 * proofs"): nothing between them left out, added or reordered.
 */
export function verifyRange(from, treeSize, leaves, left, right, root) {
  const until = from + BigInt(leaves.length);
  const inBounds = leaves.length > 0 && from >= 0n && until <= treeSize;
  if (!inBounds || ![leaves, left, right].every(areHashes) || left.length !== ones(from) || right.length !== behindRange(until, treeSize)) {
    return false;
  }
  const tree = { size: from, subtrees: [...left] };
  leaves.forEach((leaf) => appendSubtree(tree, 0n, leaf));
  // Up to where the paths of the range's last leaf and of the tree's last leaf meet, each hash completes a subtree.
  right.slice(0, -1).forEach((hash) => appendSubtree(tree, trailingZeros(tree.size), hash));
  const subtrees = [...tree.subtrees, ...right.slice(-1)];
  return sameBytes(subtrees.reduceRight((behind, before) => nodeHash(before, behind)), root);
}

/** Appends 2^height leaves by the root over them; the tree is kept as its perfect subtrees, the largest first. */
function appendSubtree(tree, height, hash) {
  let carry = hash;
  for (let rest = tree.size >> height; (rest & 1n) === 1n; rest >>= 1n) {
    carry = nodeHash(tree.subtrees.pop(), carry);
  }
  tree.subtrees.push(carry);
  tree.size += 1n << height;
}

/** One hash for each level on which the range's last leaf is on the left, up to where its path meets that of the tree's last leaf. */
function behindRange(until, treeSize) {
  if (until === treeSize) {
    return 0;
  }
  const last = until - 1n;
  const meeting = BigInt(bits(last ^ (treeSize - 1n)).length - 1);
  return 1 + Number(meeting) - ones(last & ((1n << meeting) - 1n));
}

function ones(number) {
  return bits(number).replaceAll('0', '').length;
}

/** Levels on which this node has no sibling to the right are gone over at once; node 0 is last only when the tree ends here. */
function skipLeftEdge(node, last) {
  const levels = node === 0n ? 0n : trailingZeros(node);
  return [node >> levels, last >> levels];
}

function areHashes(path) {
  return path.every((hash) => hash.length === HASH_LENGTH);
}

function consistencyLength(first, second) {
  if (first === second) {
    return 0;
  }
  const zeros = trailingZeros(first);
  const steps = upwards((first - 1n) >> zeros, (second - 1n) >> zeros);
  // A perfect first tree is its own starting node, any other starts with a hash of the path.
  return isPowerOfTwo(first) ? steps : steps + 1;
}

/** One sibling per level below the fork with the last node, then the left ones. */
function upwards(node, last) {
  const inner = bits(node ^ last).length;
  return inner + ones(node >> BigInt(inner));
}

function bits(number) {
  return number === 0n ? '' : number.toString(2);
}

function trailingZeros(number) {
  const digits = bits(number);
  return BigInt(digits.length - 1 - digits.lastIndexOf('1'));
}

function isPowerOfTwo(number) {
  return bits(number).lastIndexOf('1') === 0;
}

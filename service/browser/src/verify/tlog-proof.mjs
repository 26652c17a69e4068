/** That an entry is in a checkpointed log, as one text: C2SP tlog-proof (docs/spec/log.md, "Proof file"). */

import { fromBase64 } from './base64.mjs';
import { isCheckpointSignedBy, parseCheckpoint } from './checkpoint.mjs';
import { parseDecimal, parseHash } from './log-text.mjs';
import { verifyInclusion } from './merkle.mjs';

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
const EXTRA = 'extra ';
const INDEX = 'index ';
const MAX_PATH = 63;
const MAX_CHARS = (1 << 16) + (1 << 15);

/**
 * @typedef {{ index: bigint, path: Uint8Array[], checkpoint: import('./checkpoint.mjs').SignedCheckpoint }} TlogProof
 * @returns {TlogProof | string} the proof, claims until checkpoint and path are verified; or why the text is none
 */
export function parseTlogProof(text) {
  if (text.length > MAX_CHARS) {
    return 'proof is longer than 96 KiB';
  }
  const blankLine = text.indexOf('\n\n');
  if (blankLine < 0) {
    return 'proof has no blank line before a checkpoint';
  }
  const lines = text.slice(0, blankLine).split('\n');
  if (lines.shift() !== FIRST_LINE) {
    return `proof is not a ${FIRST_LINE}`;
  }
  // Nothing authenticates this line: it is checked for form, then dropped.
  if (lines[0]?.startsWith(EXTRA) && fromBase64(lines.shift().slice(EXTRA.length)) === undefined) {
    return 'base64 is not canonical';
  }
  const indexLine = lines.shift();
  if (!indexLine?.startsWith(INDEX)) {
    return 'proof has no index';
  }
  return parseRest(parseDecimal(indexLine.slice(INDEX.length)), lines, text.slice(blankLine + 2));
}

function parseRest(index, lines, note) {
  if (index === undefined) {
    return 'number is not a plain decimal';
  }
  if (lines.length > MAX_PATH) {
    return 'proof has more than 63 hashes';
  }
  const path = lines.map(parseHash);
  if (path.includes(undefined)) {
    return 'hash is not canonical base64 of 32 bytes';
  }
  const checkpoint = parseCheckpoint(note);
  return typeof checkpoint === 'string' ? checkpoint : { index, path, checkpoint };
}

/** A proof that came along, if any: { present }, { refused } with the rule it breaks, or { missing }. */
export function partOf(text) {
  if (text === undefined) {
    return { missing: 'not anchored when this was made' };
  }
  const read = parseTlogProof(text);
  return typeof read === 'string' ? { refused: read } : { present: read };
}

/** Whether index and path lead from the leaf hash to the root that the checkpoint claims. */
export function leadsToRoot({ index, path, checkpoint }, leaf) {
  return verifyInclusion(index, checkpoint.treeSize, path, leaf, checkpoint.root);
}

/** Whether the log with this key signed the checkpoint and the entry with this leaf hash is in it at the index. */
export async function isProven(proof, leaf, key) {
  return leadsToRoot(proof, leaf) && isCheckpointSignedBy(proof.checkpoint, key);
}

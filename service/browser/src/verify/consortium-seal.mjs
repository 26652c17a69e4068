/**
 * A block header sealed by its validators and the proof that a receipt in it anchors a checkpoint: all that is needed to know, without
 * asking any node, that the consortium agreed (docs/spec/consortium-seal.md).
 */

import { parseBlockHeader } from './block-header.mjs';
import { judgeCommitSeals } from './commit-seals.mjs';
import { parseReceipt, readAnchorEvent } from './receipt.mjs';
import { rlpNumber } from './rlp.mjs';
import { provenValue } from './trie-proof.mjs';

const MAX_LENGTH = 256 * 1024;
const MAX_NODES = 16;
const MAX_TRANSACTION_INDEX = 1n << 20n;
const MAX_LOG_INDEX = 0x7fff_ffffn;

/** @typedef {{ header: Uint8Array, transactionIndex: bigint, receiptProof: Uint8Array[], logIndex: bigint }} ConsortiumSeal */

/** Why these parts are no seal; undefined when they are within the limits. */
export function consortiumSealProblem({ header, transactionIndex, receiptProof, logIndex }) {
  const length = receiptProof.reduce((sum, node) => sum + node.length, header.length);
  if (length > MAX_LENGTH || receiptProof.length > MAX_NODES) {
    return 'a consortium seal has at most 256 KiB and 16 nodes';
  }
  return transactionIndex > MAX_TRANSACTION_INDEX || logIndex > MAX_LOG_INDEX
    ? 'an index of a consortium seal is out of range'
    : undefined;
}

/**
 * Whether the consortium sealed exactly what is expected.
 *
 * @param {ConsortiumSeal} seal
 * @param {{ validators: import('./commit-seals.mjs').KnownValidators, contract: string, logId: string, treeSize: bigint,
 *   root: string }} expected
 * @returns {{ refused: string } | { sealed: { blockNumber: bigint, blockHash: string, blockTime: number, event: object } }}
 */
export function judgeConsortiumSeal(seal, expected) {
  const header = parseBlockHeader(seal.header);
  if (header === undefined) {
    return { refused: 'header-malformed' };
  }
  const { refusal, doubt } = judgeCommitSeals(header, expected.validators);
  if (refusal !== undefined) {
    return { refused: refusal };
  }
  const judgement = judgeReceipt(header, seal, expected);
  return judgement.sealed !== undefined && doubt !== undefined ? { refused: doubt } : judgement;
}

function judgeReceipt(header, seal, expected) {
  const bytes = provenValue(header.receiptsRoot, rlpNumber(seal.transactionIndex), seal.receiptProof);
  if (bytes === undefined) {
    return { refused: 'receipt-not-in-block' };
  }
  const receipt = parseReceipt(bytes);
  if (receipt === undefined) {
    return { refused: 'receipt-malformed' };
  }
  if (!receipt.succeeded) {
    return { refused: 'transaction-reverted' };
  }
  const log = receipt.logs[Number(seal.logIndex)];
  return log === undefined ? { refused: 'event-missing' } : judgeEvent(header, log, expected);
}

function judgeEvent(header, log, expected) {
  const event = readAnchorEvent(log);
  if (event === undefined) {
    return { refused: 'event-missing' };
  }
  if (log.contract !== expected.contract) {
    return { refused: 'contract-foreign' };
  }
  if (event.logId !== expected.logId) {
    return { refused: 'log-mismatch' };
  }
  if (event.treeSize !== expected.treeSize) {
    return { refused: 'size-mismatch' };
  }
  return event.root === expected.root
    ? { sealed: { blockNumber: header.number, blockHash: header.hash(), blockTime: header.time, event } }
    : { refused: 'root-mismatch' };
}

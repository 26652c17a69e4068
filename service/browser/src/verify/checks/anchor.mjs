/** ANCHOR: every node that counts holds the checkpoint that the proof leads to, and nothing that contradicts it. */

import { hex } from '../bytes.mjs';
import { CLOCK_TOLERANCE } from '../dossier.mjs';
import { failed, isFailed, PASSED, undetermined } from '../outcome.mjs';
import { formatInstant } from '../time.mjs';
import { whyNoCheckpoint } from './checkpoint.mjs';

/**
 * @param {import('../dossier.mjs').Dossier} dossier
 * @param {{ blockNumber: bigint, blockHash: string, blockTime: number } | undefined} sealed the block that the consortium sealed, when
 *   it is proven
 */
export function checkAnchor(dossier, sealed) {
  const { anchor, checkpoint, trust } = dossier;
  if (anchor !== undefined && ((sealed !== undefined && !isOf(anchor, sealed)) || isContradictedByItself(dossier))) {
    return failed('anchor-contradicted');
  }
  const { usable, problem } = trust.nodes;
  if (usable.length === 0) {
    return problem;
  }
  if (checkpoint === undefined) {
    return undetermined(whyNoCheckpoint(dossier));
  }
  const problems = usable.map((node) => problemOf(dossier, node)).filter((each) => each !== undefined);
  return problems.find(isFailed) ?? problems[0] ?? problem ?? PASSED;
}

/**
 * Block time of the first checkpoint that covers the entry, by the node that saw it last. Ask only after INCLUSION, CHECKPOINT and ANCHOR
 * passed: the contract grows a log by consistency proofs only, so the covering checkpoint has the entry as well.
 */
export function coveringTime({ trust }) {
  const times = trust.nodes.usable.flatMap(({ covering }) => covering?.blockTime ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

function isContradictedByItself({ anchor, checkpoint, trust }) {
  const otherTree =
    checkpoint !== undefined && (checkpoint.treeSize !== anchor.treeSize || hex(checkpoint.root) !== anchor.root);
  const policy = trust.policy;
  const otherChain =
    policy !== undefined &&
    (policy.chainId !== anchor.chainId || policy.contracts.checkpointAnchor !== anchor.contract);
  return otherTree || otherChain;
}

function problemOf({ anchor, checkpoint, proof, now }, { presented, covering, latestTreeSize }) {
  if (presented?.treeSize !== checkpoint.treeSize) {
    const passedOver = anchor !== undefined && latestTreeSize >= checkpoint.treeSize;
    return passedOver
      ? failed('anchor-contradicted', 'the chain has no checkpoint of that size')
      : undetermined('anchor-pending');
  }
  if (presented.root !== hex(checkpoint.root)) {
    return failed('anchor-root-differs');
  }
  if (anchor !== undefined && !isConfirmed(anchor, presented)) {
    return failed('anchor-contradicted');
  }
  return coveringProblem(proof.present.index, presented, covering, now);
}

function coveringProblem(index, presented, covering, now) {
  if (covering === undefined || covering.treeSize <= index || covering.treeSize > presented.treeSize) {
    return undetermined('anchor-pending', 'the node names no checkpoint that covers the entry');
  }
  if (covering.treeSize === presented.treeSize && covering.root !== presented.root) {
    return failed('anchor-root-differs');
  }
  return covering.blockTime > now + CLOCK_TOLERANCE
    ? undetermined('anchor-later', `anchored ${formatInstant(covering.blockTime)}`)
    : undefined;
}

function isOf(claim, block) {
  return ['blockNumber', 'blockHash', 'blockTime'].every((name) => claim[name] === block[name]);
}

function isConfirmed(claim, anchored) {
  const { blockHash = claim.blockHash, transactionHash = claim.transactionHash } = anchored;
  return (
    claim.blockNumber === anchored.blockNumber &&
    claim.blockTime === anchored.blockTime &&
    claim.blockHash === blockHash &&
    claim.transactionHash === transactionHash
  );
}

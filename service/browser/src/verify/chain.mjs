/**
 * What came of asking the chain, and the nodes whose answers count: those of the policy's chain and contract that are up to date
 * (docs/spec/verification.md, "Nodes of the chain").
 */

import { fromHex, isHex, MAX_LONG } from './bytes.mjs';
import { undetermined } from './outcome.mjs';
import { parseInstant } from './time.mjs';

/**
 * @typedef {{ treeSize: bigint, root: string, blockNumber: bigint, blockTime: number, blockHash?: string,
 *   transactionHash?: string }} AnchoredTree
 * @typedef {{ chainId: bigint, checkpointAnchor: string, headTime: number, journalHead: string, journalSince: Uint8Array[],
 *   covering?: AnchoredTree, presented?: AnchoredTree, latestTreeSize: bigint,
 *   status?: { version: bigint, digest: string, recordedAt: number } }} NodeAnswer
 * @typedef {{ asked: boolean, unreachable?: string, answers?: NodeAnswer[] }} ChainEvidence
 */

/** Reads the evidence. Whoever gathered it speaks for the nodes; an answer of another form is no answer. */
export function readChain(chain) {
  if (chain === undefined || chain === null) {
    return { asked: false };
  }
  const answers = (Array.isArray(chain.nodes) ? chain.nodes : []).map(readNode).filter((node) => node !== undefined);
  return answers.length > 0 ? { asked: true, answers } : { asked: true, unreachable: String(chain.unreachable ?? '') };
}

export class Nodes {
  /**
   * @param {NodeAnswer[]} usable the answers that count
   * @param {import('./outcome.mjs').Outcome} [problem] why the chain as a whole gives no answer
   */
  constructor(usable, problem) {
    this.usable = usable;
    this.problem = problem;
  }

  static of(chain, policy, now) {
    if (chain.answers === undefined) {
      return Nodes.unusable(chain);
    }
    const refusals = chain.answers.map((node) => refusalOf(node, policy, now));
    const problem = refusals.findLast((reason) => reason !== undefined);
    return new Nodes(
      chain.answers.filter((_, i) => refusals[i] === undefined),
      problem === undefined ? undefined : undetermined(problem),
    );
  }

  /** No policy says which nodes count. */
  static unusable({ asked, unreachable, answers }) {
    const reason = answers !== undefined ? 'no-trust-policy' : asked ? 'chain-unreachable' : 'chain-not-asked';
    return new Nodes([], undetermined(reason, unreachable ?? ''));
  }

  /** The newest status version that any of them knows. */
  latestStatus() {
    const known = this.usable.flatMap(({ status }) => status ?? []);
    return known.reduce((newest, each) => (newest === undefined || each.version > newest.version ? each : newest), undefined);
  }

  /** Whether any of them has another digest for this version of the list. */
  contradict({ version, list }) {
    return this.usable.some(({ status }) => status?.version === version && status.digest !== list.digest);
  }

  /** Up to when all of them know the chain. */
  headTime() {
    return Math.min(...this.usable.map(({ headTime }) => headTime));
  }
}

function refusalOf(node, policy, now) {
  if (node.chainId !== policy.chainId || node.checkpointAnchor !== policy.contracts.checkpointAnchor) {
    return 'chain-foreign';
  }
  return node.headTime + policy.maxHeadAge < now ? 'chain-head-too-old' : undefined;
}

function readNode(node) {
  const since = Array.isArray(node?.journalSince) ? node.journalSince.map((text) => fromHex(String(text))) : [undefined];
  const answer = {
    chainId: long(node?.chainId),
    checkpointAnchor: typeof node?.checkpointAnchor === 'string' ? node.checkpointAnchor : undefined,
    headTime: parseInstant(String(node?.headTime)),
    journalHead: digest(node?.journalHead),
    journalSince: since.includes(undefined) ? undefined : since,
    latestTreeSize: long(node?.latestTreeSize),
  };
  const optional = {
    covering: readTree(node?.covering),
    presented: readTree(node?.presented),
    status: readStatus(node?.status),
  };
  const complete = Object.values(answer).every((value) => value !== undefined);
  return complete && !Object.values(optional).includes(null) ? { ...answer, ...optional } : undefined;
}

/** undefined when there is none, null when it is of another form. */
function readTree(tree) {
  if (tree === undefined || tree === null) {
    return undefined;
  }
  const read = {
    treeSize: long(tree.treeSize),
    root: digest(tree.root),
    blockNumber: long(tree.blockNumber),
    blockTime: parseInstant(String(tree.blockTime)),
  };
  const { blockHash, transactionHash } = tree;
  const hashes = [blockHash, transactionHash].every((hash) => hash === undefined || typeof hash === 'string');
  return hashes && !Object.values(read).includes(undefined) ? { ...read, blockHash, transactionHash } : null;
}

function readStatus(status) {
  if (status === undefined || status === null) {
    return undefined;
  }
  const read = { version: long(status.version), digest: digest(status.digest), recordedAt: parseInstant(String(status.recordedAt)) };
  return Object.values(read).includes(undefined) ? null : read;
}

function long(value) {
  const whole = typeof value === 'bigint' || Number.isSafeInteger(value);
  return whole && value >= 0 && value <= MAX_LONG ? BigInt(value) : undefined;
}

function digest(value) {
  return typeof value === 'string' && isHex(value, 32) ? value : undefined;
}

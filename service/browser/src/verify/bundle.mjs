/**
 * One file with everything a third party needs to check a document (docs/spec/bundle.md). Holds what was claimed: nothing in it counts
 * before the verifier said so.
 */

import { consortiumSealProblem } from './consortium-seal.mjs';
import { Members } from './members.mjs';
import { parseObject } from './strict-json.mjs';
import { utf8 } from './bytes.mjs';

const FORMAT = 'govchain-bundle/1';
const EVIDENCE_FORMAT = 'govchain-evidence/1';
const MAX_LENGTH = 1 << 20;
const MAX_KEYS = 8;
const MAX_BUNDLES = 10;
const SALT_LENGTH = 16;
const ADDRESS = 20;
const HASH = 32;

/**
 * @typedef {{ credential?: string, seal?: Uint8Array, payload?: Uint8Array, salt?: Uint8Array, index?: bigint, proof?: string,
 *   anchor?: object, consortiumSeal?: import('./consortium-seal.mjs').ConsortiumSeal, statusList?: string, keys: Uint8Array[] }} Bundle
 * @param {Uint8Array | string} json as received
 * @returns {{ bundle: Bundle } | { refused: string }} refused says in English which rule is broken, never a value
 */
export function parseBundle(json) {
  const bytes = typeof json === 'string' ? utf8(json) : json;
  if (bytes.length > MAX_LENGTH) {
    return { refused: 'bundle is longer than 1 MiB' };
  }
  const object = parseObject(bytes);
  return object === undefined ? { refused: 'bundle is not a strict JSON object in UTF-8' } : readBundle(object);
}

/**
 * What a service answers when it is asked for evidence by hash: at most ten bundles without disclosures, newest first.
 *
 * @returns {{ bundles: Bundle[] } | { refused: string }}
 */
export function parseEvidenceReply(json) {
  const object = parseObject(json);
  if (object === undefined) {
    return { refused: 'evidence is not a strict JSON object in UTF-8' };
  }
  const members = new Members(object, 'evidence');
  members.expect('format', EVIDENCE_FORMAT);
  const bundles = members.list('bundles', (node) => (node instanceof Map ? readBundle(node) : undefined));
  if (bundles.length > MAX_BUNDLES) {
    members.refuse(`more than ${MAX_BUNDLES} bundles`);
  }
  const problem = members.problem() ?? bundles.find(({ refused }) => refused !== undefined)?.refused;
  return problem === undefined ? { bundles: bundles.map(({ bundle }) => bundle) } : { refused: problem };
}

function readBundle(object) {
  const members = new Members(object, 'bundle');
  members.expect('format', FORMAT);
  const bundle = {
    credential: members.optional('text', 'credential'),
    seal: members.optional('base64Url', 'seal'),
    payload: members.optional('base64Url', 'payload'),
    salt: members.optional('base64Url', 'salt'),
    index: members.optional('number', 'index'),
    proof: members.optional('text', 'proof'),
    anchor: members.has('anchor') ? members.nested('anchor', readAnchor) : undefined,
    consortiumSeal: members.has('consortiumSeal') ? members.nested('consortiumSeal', readConsortiumSeal) : undefined,
    statusList: members.optional('text', 'statusList'),
    keys: members.base64List('keys'),
  };
  members.has('history'); // of the past of the status; here the present is judged
  if ((bundle.payload === undefined) !== (bundle.salt === undefined)) {
    members.refuse('payload and salt come together');
  } else if ((bundle.salt?.length ?? SALT_LENGTH) !== SALT_LENGTH) {
    members.refuse(`salt has not ${SALT_LENGTH} bytes`);
  }
  if (bundle.keys.length > MAX_KEYS) {
    members.refuse(`keys are more than ${MAX_KEYS}`);
  }
  if (bundle.credential === undefined && bundle.seal === undefined) {
    members.refuse('neither credential nor seal');
  }
  const problem = members.problem();
  return problem === undefined ? { bundle } : { refused: problem };
}

/** What a bundle says about where its checkpoint is anchored; a claim until a node confirms it. */
function readAnchor(members) {
  return {
    chainId: members.number('chainId'),
    contract: members.prefixedHex('contract', ADDRESS),
    blockNumber: members.number('blockNumber'),
    blockHash: members.prefixedHex('blockHash', HASH),
    blockTime: members.instant('blockTime'),
    transactionHash: members.prefixedHex('transactionHash', HASH),
    treeSize: members.number('treeSize'),
    root: members.digest('root'),
  };
}

function readConsortiumSeal(members) {
  const seal = {
    header: members.base64Url('header'),
    transactionIndex: members.number('transactionIndex'),
    receiptProof: members.base64UrlList('receiptProof'),
    logIndex: members.number('logIndex'),
  };
  const problem = consortiumSealProblem(seal);
  if (problem !== undefined) {
    members.refuse(problem);
  }
  return seal;
}

/** The bundle, with the parts it lacks from the one found: a document handed out before it was anchored. */
export function completed(own, found) {
  if (found === undefined) {
    return own;
  }
  const complete = { ...own };
  if (own.payload === undefined) {
    Object.assign(complete, { payload: found.payload, salt: found.salt });
  }
  if (own.proof === undefined) {
    const { proof, index, anchor, consortiumSeal } = found;
    Object.assign(complete, { proof, index, anchor, consortiumSeal });
  } else if (own.proof === found.proof) {
    // Handed out before the seal was at hand; it is one on the same checkpoint.
    complete.consortiumSeal ??= found.consortiumSeal;
  }
  complete.statusList ??= found.statusList;
  return complete;
}

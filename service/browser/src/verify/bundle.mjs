/**
 * One file with everything a third party needs to check a document (docs/spec/bundle.md). Holds what was claimed: nothing in it counts
 * before the verifier said so.
 */

import { readAnchor, readConsortiumSeal } from './anchored.mjs';
import { readHistory, withBits } from './history.mjs';
import { Members } from './members.mjs';
import { parseObject } from './strict-json.mjs';
import { utf8 } from './bytes.mjs';

const FORMAT = 'govchain-bundle/1';
const EVIDENCE_FORMAT = 'govchain-evidence/1';
const MAX_LENGTH = 1 << 20;
const MAX_KEYS = 8;
const MAX_BUNDLES = 10;
const SALT_LENGTH = 16;

/**
 * @typedef {{ credential?: string, seal?: Uint8Array, payload?: Uint8Array, salt?: Uint8Array, index?: bigint, proof?: string,
 *   anchor?: object, consortiumSeal?: import('./consortium-seal.mjs').ConsortiumSeal, statusList?: string, keys: Uint8Array[],
 *   history?: import('./history.mjs').StatusHistory }} Bundle
 * @param {Uint8Array | string} json as received
 * @returns {Promise<{ bundle: Bundle } | { refused: string }>} refused says in English which rule is broken, never a value
 */
export async function parseBundle(json) {
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
 * @returns {Promise<{ bundles: Bundle[] } | { refused: string }>}
 */
export async function parseEvidenceReply(json) {
  const object = parseObject(json);
  if (object === undefined) {
    return { refused: 'evidence is not a strict JSON object in UTF-8' };
  }
  const members = new Members(object, 'evidence');
  members.expect('format', EVIDENCE_FORMAT);
  const nodes = members.list('bundles', (node) => (node instanceof Map ? node : undefined));
  if (nodes.length > MAX_BUNDLES) {
    members.refuse(`more than ${MAX_BUNDLES} bundles`);
    return { refused: members.problem() };
  }
  const bundles = await Promise.all(nodes.map(readBundle));
  const problem = members.problem() ?? bundles.find(({ refused }) => refused !== undefined)?.refused;
  return problem === undefined ? { bundles: bundles.map(({ bundle }) => bundle) } : { refused: problem };
}

async function readBundle(object) {
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
    history: members.has('history') ? members.nested('history', readHistory) : undefined,
  };
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
  const problem = members.problem() ?? (await withBits(bundle.history));
  return problem === undefined ? { bundle } : { refused: problem };
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
  complete.history ??= found.history;
  return complete;
}

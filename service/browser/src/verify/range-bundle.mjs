/**
 * The readings of a time span with what proves that none is changed, missing, added or out of order, as a file (docs/spec/streams.md, "Range
 * bundle"). Holds what was claimed.
 */

import { readAnchor, readConsortiumSeal } from './anchored.mjs';
import { fromHex, utf8 } from './bytes.mjs';
import { Members } from './members.mjs';
import { Salts, SEED_LENGTH, seedExists } from './salt-seeds.mjs';
import { DIGEST_LENGTH, sha256 } from './sha256.mjs';
import { isPlausible, LAST_INSTANT, parseStreamLeaf } from './stream-leaf.mjs';
import { parseObject } from './strict-json.mjs';

const FORMAT = 'govchain-range/1';
const MAX_LENGTH = 2 << 20;
const ID_LENGTH = 16;
const SALT_LENGTH = 16;

/**
 * @typedef {{ stream: Uint8Array, question: { from: number, until: number }, size: bigint, opening: object, from: bigint
 *   , left: Uint8Array[], right: Uint8Array[], root: Uint8Array
 *   , leaves: { leaf: import('./stream-leaf.mjs').StreamLeaf, payload?: Uint8Array }[]
 *   , proof?: string, anchor?: object, consortiumSeal?: object }} RangeBundle
 * @param {Uint8Array | string} json as received
 * @returns {{ range: RangeBundle } | { refused: string }}
 */
export function parseRange(json) {
  const bytes = typeof json === 'string' ? utf8(json) : json;
  if (bytes.length > MAX_LENGTH) {
    return { refused: 'range is longer than 2 MiB' };
  }
  const object = parseObject(bytes);
  return object === undefined ? { refused: 'range is not a strict JSON object in UTF-8' } : read(new Members(object, 'range'));
}

function read(members) {
  members.expect('format', FORMAT);
  const range = {
    stream: ofLength(members, 'stream', ID_LENGTH),
    question: members.nested('question', question),
    size: members.number('size'),
    opening: members.nested('opening', opening),
    from: members.number('from'),
    left: members.digests('left'),
    right: members.digests('right'),
    root: fromHex(members.digest('root')),
  };
  const salts = new Salts(members.objects('seeds', seed));
  range.leaves = leaves(members, range.from, salts);
  Object.assign(range, {
    proof: members.optional('text', 'proof'),
    anchor: members.has('anchor') ? members.nested('anchor', readAnchor) : undefined,
    consortiumSeal: members.has('consortiumSeal') ? members.nested('consortiumSeal', readConsortiumSeal) : undefined,
  });
  const problem = members.problem();
  return problem === undefined ? { range } : { refused: problem };
}

function ofLength(members, name, length) {
  const bytes = members.base64Url(name);
  if (bytes.length !== length) {
    members.refuse(`${name} has not ${length} bytes`);
  }
  return bytes;
}

function question(members) {
  const [from, until] = [members.number('from'), members.number('until')].map(Number);
  if (from >= until || until > LAST_INSTANT + 1) {
    members.refuse('question is not from an instant until a later one');
  }
  return { from, until };
}

function opening(members) {
  const leaf = parseStreamLeaf(members.base64Url('leaf'));
  if (leaf === undefined) {
    members.refuse('not a leaf of a stream');
  }
  return { leaf, payload: members.base64Url('payload'), salt: ofLength(members, 'salt', SALT_LENGTH), path: members.digests('path') };
}

function seed(members) {
  const node = { height: Number(members.number('height')), index: members.number('index'), seed: ofLength(members, 'seed', SEED_LENGTH) };
  if (!seedExists(node.height, node.index)) {
    members.refuse('the tree of seeds has no such node');
  }
  return node;
}

/** The leaves, from the columns that they stand in. */
function leaves(members, from, salts) {
  const kinds = members.base64Url('kinds');
  const [received, measured, lateness] = ['received', 'measured', 'lateness'].map((name) => members.integers(name));
  const payloads = members.base64UrlList('payloads');
  const commitments = members.digests('commitments');
  const rows = [];
  let even = [received, measured, lateness, payloads].every(({ length }) => length === kinds.length);
  let [receivedAt, promised, closed] = [0, 0, 0];
  for (let row = 0; even && row < kinds.length; row++) {
    receivedAt += received[row];
    promised += lateness[row];
    const payload = payloads[row].length > 0 ? payloads[row] : undefined;
    const salt = payload === undefined ? undefined : salts.at(from + BigInt(row));
    const commitment = payload === undefined ? commitments[closed++] : salt && sha256(salt, payload);
    const leaf = { kind: kinds[row], received: receivedAt, measured: receivedAt + measured[row], lateness: promised, commitment };
    even = commitment?.length === DIGEST_LENGTH && isPlausible(leaf);
    rows.push({ leaf, payload });
  }
  if (!even || closed !== commitments.length) {
    members.refuse('leaves do not fit together');
  }
  return rows;
}

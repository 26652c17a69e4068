/** Receipts (Ethereum yellow paper §4.4.1, EIP-658, EIP-2718) and the event of an anchored checkpoint in them (docs/spec/contracts.md). */

import { hex, MAX_LONG, sameBytes, unsigned, utf8 } from './bytes.mjs';
import { readAddress } from './block-header.mjs';
import { keccak256 } from './keccak.mjs';
import { RlpItem } from './rlp.mjs';

const LARGEST_TYPE = 0x7f;
const WORD = 32;
const FIXED_WORDS = 5;
const ANCHORED = keccak256(utf8('CheckpointAnchored(bytes32,uint64,bytes32,bytes32,(bytes32,uint64,bytes32)[])'));

/**
 * @typedef {{ contract: string, topics: Uint8Array[], data: Uint8Array }} EventLog
 * @typedef {{ listId: string, version: bigint, digest: string }} SealedStatusVersion what a checkpoint announced about a status list
 * @returns {{ succeeded: boolean, logs: EventLog[] } | undefined}
 */
export function parseReceipt(bytes) {
  const typed = bytes.length > 0 && bytes[0] <= LARGEST_TYPE;
  const fields = RlpItem.parse(typed ? bytes.subarray(1) : bytes)?.items(4);
  const status = fields?.[0].string();
  const logs = fields?.[3].items()?.map(parseLog);
  return status?.length <= 1 && logs !== undefined && !logs.includes(undefined)
    ? { succeeded: status[0] === 1, logs }
    : undefined;
}

/**
 * @param {EventLog} log
 * @returns {{ logId: string, treeSize: bigint, root: string, journalHead: string, statusVersions: SealedStatusVersion[] } | undefined}
 *   undefined for any other event
 */
export function readAnchorEvent({ topics, data }) {
  const anchored = topics.length === 2 && sameBytes(topics[0], ANCHORED);
  if (!anchored || data.length < FIXED_WORDS * WORD || data.length % WORD !== 0) {
    return undefined;
  }
  const treeSize = unsigned(word(data, 0));
  return treeSize > MAX_LONG
    ? undefined
    : {
        logId: hex(topics[1]),
        treeSize,
        root: hex(word(data, 1)),
        journalHead: hex(word(data, 2)),
        statusVersions: statusVersionsIn(data),
      };
}

/** The dynamic array at the end of the data: its place, its length, then three words for each element (contract ABI). */
function statusVersionsIn(data) {
  const words = data.length / WORD - FIXED_WORDS;
  const fits = unsigned(word(data, FIXED_WORDS - 2)) === BigInt((FIXED_WORDS - 1) * WORD) && unsigned(word(data, FIXED_WORDS - 1)) * 3n === BigInt(words);
  const versions = Array.from({ length: fits ? words / 3 : 0 }, (_, i) => {
    const [listId, version, digest] = [0, 1, 2].map((member) => word(data, FIXED_WORDS + 3 * i + member));
    return { listId: hex(listId), version: unsigned(version), digest: hex(digest) };
  });
  return versions.some(({ version }) => version > MAX_LONG) ? [] : versions;
}

function word(data, i) {
  return data.subarray(i * WORD, (i + 1) * WORD);
}

function parseLog(item) {
  const parts = item.items(3);
  const contract = parts === undefined ? undefined : readAddress(parts[0]);
  const topics = parts?.[1].items()?.map((topic) => topic.string(WORD));
  const data = parts?.[2].string();
  return [contract, topics, data].includes(undefined) || topics.includes(undefined) ? undefined : { contract, topics, data };
}

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
 * @returns {{ logId: string, treeSize: bigint, root: string, journalHead: string } | undefined} undefined for any other event
 */
export function readAnchorEvent({ topics, data }) {
  const anchored = topics.length === 2 && sameBytes(topics[0], ANCHORED);
  if (!anchored || data.length < FIXED_WORDS * WORD || data.length % WORD !== 0) {
    return undefined;
  }
  const treeSize = unsigned(data.subarray(0, WORD));
  return treeSize > MAX_LONG
    ? undefined
    : {
        logId: hex(topics[1]),
        treeSize,
        root: hex(data.subarray(WORD, 2 * WORD)),
        journalHead: hex(data.subarray(2 * WORD, 3 * WORD)),
      };
}

function parseLog(item) {
  const parts = item.items(3);
  const contract = parts === undefined ? undefined : readAddress(parts[0]);
  const topics = parts?.[1].items()?.map((topic) => topic.string(WORD));
  const data = parts?.[2].string();
  return [contract, topics, data].includes(undefined) || topics.includes(undefined) ? undefined : { contract, topics, data };
}

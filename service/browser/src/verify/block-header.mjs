/** A block header with the seals of its validators (Ethereum yellow paper §4.4; EEA QBFT specification; docs/spec/consortium-seal.md). */

import { hex } from './bytes.mjs';
import { keccak256 } from './keccak.mjs';
import { RLP_EMPTY_LIST, RLP_ZERO, RlpItem, rlpList, rlpString } from './rlp.mjs';
import { ofSeconds } from './time.mjs';

const MAX_LENGTH = 64 * 1024;
const FEWEST_FIELDS = 15;
const MOST_FIELDS = 32;
const RECEIPTS_ROOT = 5;
const NUMBER = 8;
const TIMESTAMP = 11;
const EXTRA_DATA = 12;
const HASH_LENGTH = 32;
const ADDRESS_LENGTH = 20;
const SEAL_LENGTH = 65;
const MAX_ROUND_BYTES = 4;
/** java.time ends here; a later block is none. */
const LAST_SECOND = 31_556_889_864_403_199n;

/**
 * @typedef {{ receiptsRoot: Uint8Array, number: bigint, time: number, validators: string[], seals: Uint8Array[], hash: () => string,
 *   commitDigest: () => Uint8Array }} BlockHeader hash is 0x and 64 digits; commitDigest is what each validator signed
 * @returns {BlockHeader | undefined} undefined for anything that is no header of a QBFT chain
 */
export function parseBlockHeader(rlp) {
  const fields = rlp.length > MAX_LENGTH ? undefined : RlpItem.parse(rlp)?.items();
  if (fields === undefined || fields.length < FEWEST_FIELDS || fields.length > MOST_FIELDS) {
    return undefined;
  }
  const receiptsRoot = fields[RECEIPTS_ROOT].string(HASH_LENGTH);
  const number = fields[NUMBER].number();
  const seconds = fields[TIMESTAMP].number();
  const extra = parseExtraData(fields[EXTRA_DATA].string());
  if ([receiptsRoot, number, seconds, extra].includes(undefined) || seconds > LAST_SECOND) {
    return undefined;
  }
  const digest = (extraData) =>
    keccak256(rlpList(fields.map((field, i) => (i === EXTRA_DATA ? rlpString(extraData) : field.encoded()))));
  const { encoded, validators, seals } = extra;
  const [vanity, validatorList, vote, round] = encoded;
  return {
    receiptsRoot,
    number,
    time: ofSeconds(seconds),
    validators,
    seals,
    // Without round and seals, which differ from node to node.
    hash: () => '0x' + hex(digest(rlpList([vanity, validatorList, vote, RLP_ZERO, RLP_EMPTY_LIST]))),
    commitDigest: () => digest(rlpList([vanity, validatorList, vote, round, RLP_EMPTY_LIST])),
  };
}

/** An account in an RLP item: 0x and 40 digits. */
export function readAddress(item) {
  const bytes = item.string(ADDRESS_LENGTH);
  return bytes === undefined ? undefined : '0x' + hex(bytes);
}

/** RLP [vanity, validators, vote, round, seals]. */
function parseExtraData(bytes) {
  const parts = bytes === undefined ? undefined : RlpItem.parse(bytes)?.items(5);
  if (parts === undefined) {
    return undefined;
  }
  const [vanity, validatorList, , round, sealList] = parts;
  const validators = validatorList.items()?.map(readAddress);
  const seals = sealList.items()?.map((seal) => seal.string(SEAL_LENGTH));
  const roundFits = round.string()?.length <= MAX_ROUND_BYTES;
  return vanity.isList || !roundFits || !isComplete(validators) || !isComplete(seals)
    ? undefined
    : { encoded: parts.map((part) => part.encoded()), validators, seals };
}

function isComplete(list) {
  return list !== undefined && !list.includes(undefined);
}

/** Blocks of a real Besu network, found through the variable GOVCHAIN_VECTORS. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { parseBlockHeader } from '../../src/verify/block-header.mjs';
import { fromHex } from '../../src/verify/bytes.mjs';
import { judgeCommitSeals } from '../../src/verify/commit-seals.mjs';
import { parseReceipt } from '../../src/verify/receipt.mjs';
import { RlpItem, rlpList, rlpNumber, rlpString } from '../../src/verify/rlp.mjs';
import { provenValue } from '../../src/verify/trie-proof.mjs';
import { elsewhere, vectorsIn } from './vectors.mjs';

const { path, skip } = elsewhere('qbft');

test('headers of Besu hash as the node says and are sealed by their validators', { skip }, () => {
  const vectors = vectorsIn(path);
  for (const { name, json } of vectors) {
    const header = parseBlockHeader(fromHex(json.rawHeader.slice(2)));
    strictEqual(header.hash(), json.block.hash, name);
    strictEqual(header.number, BigInt(json.block.number), name);
    deepStrictEqual(new Set(header.validators), new Set(json.validators), name);
    const all = new Set(json.validators);
    deepStrictEqual(judgeCommitSeals(header, { atHeight: all, inOffice: all, ever: all }), {}, name);
    const strangers = new Set(json.validators.map((address) => address.replace(/.$/, (last) => (last === '0' ? '1' : '0'))));
    ok(judgeCommitSeals(header, { atHeight: strangers, inOffice: strangers, ever: strangers }).refusal, name);
  }
  ok(vectors.length > 0);
});

test('receipts of Besu are read, typed or not', { skip }, () => {
  for (const { name, json } of vectorsIn(path)) {
    const receipt = parseReceipt(receiptsOf(json)[Number(json.transactionIndex)]);
    strictEqual(receipt?.succeeded, json.receipt.status === '0x1', name);
    strictEqual(receipt.logs.length, json.receipt.logs.length, name);
  }
});

test('the receipt of a block that has one is proven by the root alone', { skip }, () => {
  const alone = vectorsIn(path).filter(({ json }) => json.rawReceipts.length === 1);
  for (const { name, json } of alone) {
    const [receipt] = receiptsOf(json);
    const { receiptsRoot } = parseBlockHeader(fromHex(json.rawHeader.slice(2)));
    // A leaf with the whole key, RLP of index 0, as its path.
    const root = rlpList([rlpString(Uint8Array.of(0x20, 0x80)), rlpString(receipt)]);
    deepStrictEqual(provenValue(receiptsRoot, rlpNumber(0), [root]), receipt, name);
    strictEqual(provenValue(receiptsRoot, rlpNumber(1), [root]), undefined, name);
  }
  ok(alone.length > 0);
});

/** The node wraps a typed receipt into a string; the trie holds it bare. */
function receiptsOf({ rawReceipts }) {
  return rawReceipts.map((text) => {
    const bytes = fromHex(text.slice(2));
    return RlpItem.parse(bytes).string() ?? bytes;
  });
}

/** Where something is said to be anchored, and the consortium's seal on it; claims until a node or the seal confirms them (docs/spec/bundle.md). */

import { consortiumSealProblem } from './consortium-seal.mjs';

const ADDRESS = 20;
const HASH = 32;

/** @param {import('./members.mjs').Members} members of the member `anchor` */
export function readAnchor(members) {
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

/** @param {import('./members.mjs').Members} members of the member `consortiumSeal` */
export function readConsortiumSeal(members) {
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

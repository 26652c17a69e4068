/** CONSORTIUM: the validators that the policy names sealed the block in which the checkpoint was anchored. */

import { parseBlockHeader } from '../block-header.mjs';
import { hex } from '../bytes.mjs';
import { judgeConsortiumSeal } from '../consortium-seal.mjs';
import { CLOCK_TOLERANCE } from '../dossier.mjs';
import { failed, NOT_APPLICABLE, PASSED, undetermined } from '../outcome.mjs';
import { formatInstant } from '../time.mjs';
import { whyNoCheckpoint } from './checkpoint.mjs';

/** The policy does not reach far enough: that says nothing against the document. */
const DOUBTS = new Set(['validators-changed', 'validators-left']);

/**
 * @param {import('../dossier.mjs').Dossier} dossier
 * @returns {{ outcome: import('../outcome.mjs').Outcome, sealed?: object }} what was sealed, when the check passed
 */
export function checkConsortium(dossier) {
  const { trust, consortiumSeal, checkpoint } = dossier;
  if (!trust.knowsValidators()) {
    return { outcome: NOT_APPLICABLE };
  }
  if (consortiumSeal === undefined) {
    return { outcome: undetermined('consortium-seal-not-at-hand') };
  }
  return checkpoint === undefined
    ? { outcome: undetermined(whyNoCheckpoint(dossier)) }
    : judge(trust.policy, consortiumSeal, checkpoint, dossier.now);
}

function judge(policy, seal, { logId, treeSize, root }, now) {
  const height = parseBlockHeader(seal.header)?.number;
  if (height === undefined) {
    return { outcome: failed('consortium-header-malformed') };
  }
  const validators = policy.validators.at(height);
  if (validators === undefined) {
    return { outcome: undetermined('consortium-validators-unknown', `block ${height}`) };
  }
  const contract = policy.contracts.checkpointAnchor;
  const { sealed, refused } = judgeConsortiumSeal(seal, { validators, contract, logId, treeSize, root: hex(root) });
  if (sealed === undefined) {
    const outcome = DOUBTS.has(refused) ? undetermined : failed;
    return { outcome: outcome(`consortium-${refused}`, `block ${height}`) };
  }
  return sealed.blockTime > now + CLOCK_TOLERANCE
    ? { outcome: undetermined('anchor-later', `sealed ${formatInstant(sealed.blockTime)}`) }
    : { outcome: PASSED, sealed };
}

/** CHECKPOINT: a registered log signed the state that the proof leads to. */

import { isCheckpointSignedBy, isSignedInNameOfOrigin } from '../checkpoint.mjs';
import { failed, PASSED, undetermined } from '../outcome.mjs';

/** @param {import('../dossier.mjs').Dossier} dossier */
export async function checkCheckpoint(dossier) {
  const { proof, trust } = dossier;
  return proof.present === undefined
    ? undetermined(whyNoCheckpoint(dossier))
    : (trust.withoutAnswer() ?? (await signed(dossier, proof.present.checkpoint)));
}

/** Why there is no state of the log that could be signed or anchored. */
export function whyNoCheckpoint({ proof, entry }) {
  if (proof.refused !== undefined) {
    return 'proof-malformed';
  }
  return entry === undefined ? 'evidence-not-at-hand' : 'log-entry-pending';
}

async function signed({ trust, claimedIssue }, checkpoint) {
  const log = trust.registry.logs.get(checkpoint.logId);
  if (log === undefined) {
    return trust.absent('log-not-registered', claimedIssue);
  }
  const key = trust.logKey(checkpoint.origin);
  if (key === undefined) {
    return undetermined('log-key-not-at-hand');
  }
  if (!(await isCheckpointSignedBy(checkpoint, key))) {
    return failed(isSignedInNameOfOrigin(checkpoint) ? 'checkpoint-signature-wrong' : 'checkpoint-origin-mismatch');
  }
  return checkpoint.treeSize > log.closedAt ? failed('log-closed') : PASSED;
}

/** INCLUSION: the entry commits to exactly this document, and the proof leads from the entry to the checkpoint's root. */

import { credentialLeaf } from '../log-entry.mjs';
import { failed, PASSED, undetermined } from '../outcome.mjs';
import { leadsToRoot } from '../tlog-proof.mjs';

/** @param {import('../dossier.mjs').Dossier} dossier */
export function checkInclusion(dossier) {
  const { entry, payload, proof } = dossier;
  if (entry === undefined) {
    return undetermined('evidence-not-at-hand');
  }
  if (payload === undefined) {
    return undetermined('payload-malformed');
  }
  const mismatch = mismatchOf(payload, dossier);
  if (mismatch !== undefined) {
    return failed(mismatch);
  }
  if (proof.present === undefined) {
    return proof.refused === undefined ? undetermined('log-entry-pending') : failed('proof-malformed', proof.refused);
  }
  if (entry.index !== undefined && entry.index !== proof.present.index) {
    return failed('proof-index-mismatch');
  }
  return leadsToRoot(proof.present, credentialLeaf(entry.salt, entry.bytes)) ? PASSED : failed('inclusion-wrong');
}

function mismatchOf(payload, { credential, seal, attachment }) {
  if (credential !== undefined && !isOf(payload, credential)) {
    return 'payload-credential-mismatch';
  }
  if (seal !== undefined && seal.digest !== payload.sealDigest) {
    return 'payload-seal-mismatch';
  }
  const foreignFile = attachment !== undefined && !payload.attachmentDigests.includes(attachment);
  return foreignFile ? 'attachment-mismatch' : undefined;
}

function isOf({ issuerJwsDigest, credentialId }, credential) {
  return issuerJwsDigest === credential.issuerJwsDigest && credentialId === credential.facts.id.replaceAll('-', '');
}

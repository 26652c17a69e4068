/** SIGNATURE: whoever holds the named key signed exactly these bytes. Whose key it is, ISSUER asks. */

import { failed, isFailed, PASSED, undetermined } from '../outcome.mjs';
import { isSealSignedBy } from '../seal.mjs';

/** @param {import('../dossier.mjs').Dossier} dossier */
export async function checkSignature(dossier) {
  const problem = (await ofCredential(dossier.credential)) ?? (await ofSeal(dossier.seal)) ?? unrelatedKey(dossier);
  return problem ?? PASSED;
}

async function ofCredential(credential) {
  if (credential === undefined) {
    return undefined;
  }
  if (credential.key === undefined) {
    return failed('credential-malformed', 'x5c holds no known kind of key');
  }
  return (await credential.jws.isSignedBy(credential.key)) ? undefined : failed('credential-signature-wrong');
}

async function ofSeal(seal) {
  if (seal === undefined) {
    return undefined;
  }
  if (seal.key === undefined) {
    return undetermined('signing-key-not-at-hand');
  }
  return (await isSealSignedBy(seal, seal.key)) ? undefined : failed('seal-signature-wrong');
}

/**
 * A key that nothing was signed with and no registry names was changed on the way. It would count for nothing, so it is no reason to
 * doubt a bundle that is younger than the policy: authorities get new keys.
 */
function unrelatedKey(dossier) {
  const youngest = dossier.status.present?.issuedAt ?? dossier.claimedIssue;
  for (const key of dossier.bundleKeys) {
    if (key === undefined) {
      return failed('key-unrelated', 'not a known kind of key');
    }
    const absent = dossier.trust.absent('key-unrelated', youngest);
    if (isFailed(absent) && !isRelated(key, dossier)) {
      return absent;
    }
  }
  return undefined;
}

function isRelated({ thumbprint }, { trust, credential, seal, status }) {
  const signers = [credential, seal, status.present];
  return trust.registry.owners.has(thumbprint) || signers.some((signed) => signed?.key?.thumbprint === thumbprint);
}

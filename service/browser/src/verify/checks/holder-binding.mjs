/**
 * HOLDER_BINDING: of a credential that is bound to a key. A binding that was not made for a challenge of this verifier may be a copy, so it
 * can be wrong but never right.
 */

import { failed, NOT_APPLICABLE, undetermined } from '../outcome.mjs';

/** @param {import('../dossier.mjs').Dossier} dossier */
export async function checkHolderBinding({ credential }) {
  if (credential?.facts.holderKey === undefined) {
    return NOT_APPLICABLE;
  }
  const binding = credential.keyBinding;
  if (binding !== undefined && !(await binding.isRight())) {
    return failed('holder-binding-wrong');
  }
  return undetermined(
    'holder-binding-not-shown',
    binding === undefined ? '' : 'not made for a challenge of this verifier',
  );
}

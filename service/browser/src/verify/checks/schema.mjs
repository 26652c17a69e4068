/** SCHEMA: the parts could be read (the reader says when not) and name the same type of document. */

import { failed, PASSED } from '../outcome.mjs';
import { idOf } from '../sha256.mjs';

/** @param {import('../dossier.mjs').Dossier} dossier */
export function checkSchema({ credential, payload, sealType }) {
  const types = [credential?.facts.type, payload?.type].filter((type) => type !== undefined).map(idOf);
  const named = new Set(sealType === undefined ? types : [...types, sealType]);
  return named.size > 1 ? failed('type-mismatch') : PASSED;
}

/** VALIDITY_PERIOD: the instant judged lies in the periods that credential and seal name. */

import { CLOCK_TOLERANCE } from '../dossier.mjs';
import { failed, PASSED } from '../outcome.mjs';
import { formatInstant, startOfDay } from '../time.mjs';

/** @param {import('../dossier.mjs').Dossier} dossier */
export function checkValidity(dossier) {
  const { now, claimedIssue, credential, seal } = dossier;
  if (claimedIssue > now + CLOCK_TOLERANCE) {
    return failed('not-yet-issued', `issued ${formatInstant(claimedIssue)}`);
  }
  const ofCredential = credential === undefined ? undefined : missed(periodOf(credential), now);
  return ofCredential ?? (seal === undefined ? undefined : missed(periodOfSeal(seal), now)) ?? PASSED;
}

/** @returns {{ from?: number, until?: number }} half-open */
export function periodOf({ facts }) {
  return { from: facts.notBefore, until: facts.expiresAt };
}

/** From the first instant of the first day until the end of the last, where the issuing offices are. */
export function periodOfSeal({ content: { validFrom, validTo } }) {
  return {
    from: validFrom === undefined ? undefined : startOfDay(validFrom),
    until: validTo === undefined ? undefined : startOfDay(validTo, 1),
  };
}

/** A strange period may end before it begins, and then nothing lies in it. */
function missed({ from, until }, now) {
  if (now < from) {
    return failed('not-yet-valid', `valid from ${formatInstant(from)}`);
  }
  return now >= until ? failed('expired', `lapsed at ${formatInstant(until)}`) : undefined;
}

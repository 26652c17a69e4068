/**
 * What the status was at the instant judged: recorded by anchored bits, in law by the changes (docs/spec/history.md, "Judging").
 *
 * @typedef {{ recorded?: number, proof: 'chain' | 'consortium' | 'signed-list' | 'change-entries' | 'none', version?: bigint, since?: number,
 *   until?: number, legal?: number, changes: import('../change-review.mjs').KnownChange[], reason?: string }} PastStatus reason says why
 *   something of it is not there
 * @typedef {{ past: PastStatus, status?: { outcome: import('../outcome.mjs').Outcome, asOf?: number } }} PastAnswer status takes the place
 *   of what a list alone says; absent where that stays
 */

import { ChangeReview } from '../change-review.mjs';
import { CLOCK_TOLERANCE } from '../dossier.mjs';
import { failed, PASSED } from '../outcome.mjs';
import { PastVersionCheck } from '../past-version.mjs';
import { idOf } from '../sha256.mjs';
import { STATUS_WORDS, VALID } from '../status-list.mjs';
import { NEVER } from '../time.mjs';
import { ownershipProblem, trustedList } from './status.mjs';

const BEFORE_DOCUMENT = new Set(['not-yet-issued', 'anchor-later']);

/**
 * @param {import('../dossier.mjs').Dossier} dossier
 * @param {Record<string, import('../outcome.mjs').Outcome>} outcomes of the other checks: they say whether the document was there at all
 * @returns {Promise<PastAnswer>}
 */
export async function checkPast(dossier, outcomes) {
  const { statusReference: reference, trust, history } = dossier;
  if (Object.values(outcomes).some(({ reason }) => BEFORE_DOCUMENT.has(reason))) {
    return unknown('history-before-document');
  }
  if (reference === undefined || trust.policy === undefined) {
    return unknown('history-not-at-hand');
  }
  if (history !== undefined && history.list !== reference.list) {
    return unknown('history-of-another-list');
  }
  if (ownershipProblem(dossier, reference.list) !== undefined) {
    return unknown('history-unproven');
  }
  const token = await trustedList(dossier);
  const { known, open, wrong } = new PastVersionCheck(dossier, idOf(reference.list), history, token).find();
  const changes = history?.changes === undefined ? undefined : await ChangeReview.of(history.changes, dossier);
  if (wrong !== undefined) {
    return { ...unknown(wrong, changes?.known), status: { outcome: failed('status-list-digest-mismatch', wrong) } };
  }
  return known === undefined ? byChanges(open, changes, dossier.now) : byBits(known, reference.index, changes, token, dossier.now);
}

function byBits({ bits, ...version }, index, changes, token, now) {
  const recorded = bits.at(index);
  if (recorded === undefined) {
    return { ...unknown('history-not-at-hand'), status: { outcome: failed('status-index-out-of-range') } };
  }
  const reason = changes === undefined ? undefined : problemOf(changes, { recorded, since: version.since, index, token, now });
  const legal = reason === undefined ? changes?.legalAt(now) : undefined;
  const outcome = recorded === VALID ? PASSED : failed(STATUS_WORDS[recorded]);
  return {
    past: { recorded, ...version, legal, changes: changes?.known ?? [], reason },
    status: { outcome, asOf: recorded === VALID ? now : undefined },
  };
}

function problemOf(changes, { recorded, since, index, token, now }) {
  if (changes.wrong) {
    return 'history-change-wrong';
  }
  const newest = token?.list.at(index);
  const explained =
    changes.explains(recorded, since - CLOCK_TOLERANCE, now + CLOCK_TOLERANCE) &&
    // A change made since may reach back to the instant: what the newest list says has to be told, too.
    (newest === undefined || changes.explains(newest, token.issuedAt - CLOCK_TOLERANCE, NEVER));
  return explained ? undefined : 'history-change-omitted';
}

/** Without the bits: only entries that are all in the log say something, and nobody sees whether one is missing. */
function byChanges(reason, changes, now) {
  if (changes === undefined || changes.wrong || !changes.allProven()) {
    return unknown(changes?.wrong ? 'history-change-wrong' : reason, changes?.known);
  }
  const past = { recorded: changes.recordedAt(now), proof: 'change-entries', legal: changes.legalAt(now), changes: changes.known, reason };
  return { past };
}

function unknown(reason, changes = []) {
  return { past: { proof: 'none', changes, reason } };
}

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
  const { known, open, sealed, wrong } = new PastVersionCheck(dossier, idOf(reference.list), history, token).find();
  const changes = history?.changes === undefined ? undefined : await ChangeReview.of(history.changes, dossier);
  if (wrong !== undefined) {
    return { ...unknown(wrong, changes?.known), status: { outcome: failed('status-list-digest-mismatch', wrong) } };
  }
  const at = { index: reference.index, changes, token, now: dossier.now };
  return known === undefined ? byChanges(open, sealed, at) : byBits(known, at);
}

function byBits({ bits, ...version }, { index, changes, token, now }) {
  const recorded = bits.at(index);
  if (recorded === undefined) {
    return { ...unknown('history-not-at-hand'), status: { outcome: failed('status-index-out-of-range') } };
  }
  const seen = { bits, from: version.since - CLOCK_TOLERANCE, to: now + CLOCK_TOLERANCE };
  const reason = problemOf(changes, index, [seen, newest(token)]);
  const legal = reason === undefined ? changes?.legalAt(now) : undefined;
  const outcome = recorded === VALID ? PASSED : failed(STATUS_WORDS[recorded]);
  return {
    past: { recorded, ...version, legal, changes: changes?.known ?? [], reason },
    status: { outcome, asOf: recorded === VALID ? now : undefined },
  };
}

/**
 * What contradicts the changes told.
 *
 * @param {({ bits: import('../status-list.mjs').StatusList, from: number, to: number } | undefined)[]} seen bits at hand that hold every
 *   change recorded before from, none recorded after to, and some of those between
 */
function problemOf(changes, index, seen) {
  if (changes === undefined) {
    return undefined;
  }
  if (changes.wrong) {
    return 'history-change-wrong';
  }
  const explained = ({ bits, from, to }) => bits.at(index) === undefined || changes.explains(bits.at(index), from, to);
  return seen.every((one) => one === undefined || explained(one)) ? undefined : 'history-change-omitted';
}

/** A change made since may reach back to the instant: what the list at hand says has to be told, too. */
function newest(token) {
  return token && { bits: token.list, from: token.issuedAt - CLOCK_TOLERANCE, to: token.issuedAt + CLOCK_TOLERANCE };
}

/** Without the bits: only entries that are all in the log say something, and nobody sees whether one is missing that no list at hand shows. */
function byChanges(reason, sealed, { index, changes, token, now }) {
  // A version may wait long for its block, so its bits may be older than that; they are not younger.
  const seen = sealed && { bits: sealed.bits, from: -Infinity, to: sealed.since + CLOCK_TOLERANCE };
  const problem = problemOf(changes, index, [seen, newest(token)]);
  // No entry at all shows nothing by itself: a list signed since has to say that there was none.
  const tells = changes?.allProven() && (changes.known.length > 0 || token?.issuedAt >= now);
  if (problem !== undefined || !tells) {
    return unknown(problem ?? reason, changes?.known);
  }
  const past = { recorded: changes.recordedAt(now), proof: 'change-entries', legal: changes.legalAt(now), changes: changes.known, reason };
  return { past };
}

function unknown(reason, changes = []) {
  return { past: { proof: 'none', changes, reason } };
}

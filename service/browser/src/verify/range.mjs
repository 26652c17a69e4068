/**
 * Judges the readings of a time span by what they carry (docs/spec/streams.md, "Verification of a range"): that nothing between them was
 * changed, left out, added or reordered, that the edges are not trimmed, and that the stream's head is in the log. Asks nobody.
 */

import { sameBytes } from './bytes.mjs';
import { readChain } from './chain.mjs';
import { checkCheckpoint } from './checks/checkpoint.mjs';
import { checkConsortium } from './checks/consortium.mjs';
import { streamHeadLeaf } from './log-entry.mjs';
import { verifyInclusion, verifyRange } from './merkle.mjs';
import { failed, PASSED, undetermined } from './outcome.mjs';
import { resultOf, verdictOf } from './report.mjs';
import { sha256 } from './sha256.mjs';
import { CLOCK_TOLERANCE, floorOf, follows, GAP, isMeasured, OPENING, SILENCE, streamLeafHash } from './stream-leaf.mjs';
import { parseStreamPayload } from './stream-payload.mjs';
import { formatInstant } from './time.mjs';
import { leadsToRoot, partOf } from './tlog-proof.mjs';
import { Trust } from './trust.mjs';

/**
 * @typedef {{ position: bigint, leaf: import('./stream-leaf.mjs').StreamLeaf, payload: object }} Found
 * @param {import('./range-bundle.mjs').RangeBundle} range
 * @param {import('./policy.mjs').PolicyReading | null} policy
 * @param {Date | string} now the instant to judge for
 * @returns {Promise<{ verdict: string, judgedAt: string, opening?: object, readings: Found[], marks: Found[], closedMarks: number
 *   , finalUntil: number, checks: object[] }>} readings and marks are believed only when the verdict is VALID
 */
export async function judgeRange(range, policy, now) {
  const instant = new Date(now).getTime();
  const trust = Trust.of(policy, readChain(undefined), instant);
  const proof = partOf(range.proof);
  // A range is no document: the checks that it shares with documents find none here.
  const dossier = { now: instant, trust, proof, consortiumSeal: range.consortiumSeal, checkpoint: proof.present?.checkpoint };
  const opening = parseStreamPayload(OPENING, range.opening.payload);
  const opened = openedOf(range);
  const readings = readingsOf(range, opened);
  const marks = opened.filter(({ leaf, payload }) => isMark(leaf) && payload !== undefined && isAsked(range, leaf));
  const checks = [
    resultOf('SCHEMA', opening === undefined || readings === undefined ? failed('payload-malformed') : PASSED, true),
    resultOf('INCLUSION', inclusion(range, proof), true),
    resultOf('CHECKPOINT', await checkCheckpoint(dossier), true),
    resultOf('CONSORTIUM', checkConsortium(dossier).outcome, trust.knowsValidators()),
    resultOf('COMPLETENESS', completeness(range), true),
  ];
  return {
    verdict: verdictOf(checks),
    judgedAt: formatInstant(instant),
    opening,
    readings: readings ?? [],
    marks,
    closedMarks: opened.filter(({ leaf }) => isMark(leaf) && isAsked(range, leaf)).length - marks.length,
    finalUntil: range.leaves.length === 0 ? 0 : floorOf(range.leaves.at(-1).leaf),
    checks,
  };
}

/** Step 1: the stream's head is in the log. */
function inclusion({ stream, size, root }, proof) {
  if (proof.present === undefined) {
    return proof.refused === undefined ? undetermined('log-entry-pending') : failed('proof-malformed', proof.refused);
  }
  return leadsToRoot(proof.present, streamHeadLeaf(stream, size, root)) ? PASSED : failed('inclusion-wrong');
}

function completeness({ opening, leaves, from, size, left, right, root, question }) {
  // Step 2: leaf 0 is what the stream is about, and the leaves stand side by side.
  const opens = opening.leaf.kind === OPENING && sameBytes(sha256(opening.salt, opening.payload), opening.leaf.commitment);
  if (!opens || !verifyInclusion(0n, size, opening.path, streamLeafHash(opening.leaf), root)) {
    return failed('stream-opening-wrong');
  }
  if (!verifyRange(from, size, leaves.map(({ leaf }) => streamLeafHash(leaf)), left, right, root)) {
    return failed('range-proof-wrong');
  }
  // Step 3: each leaf keeps the promises of the one before.
  const broken = leaves.findIndex(({ leaf }, i) => (i > 0 ? !follows(leaf, leaves[i - 1].leaf) : from > 0n && leaf.kind === OPENING));
  if (broken >= 0) {
    return failed('stream-rule-broken', `position ${from + BigInt(broken)}`);
  }
  // Step 4: whatever stands before the first leaf or behind the last was measured outside the span.
  if (from > 0n && leaves[0].leaf.received + CLOCK_TOLERANCE >= question.from) {
    return failed('range-trimmed', 'at its beginning');
  }
  const isAtHead = from + BigInt(leaves.length) === size;
  return isAtHead || floorOf(leaves.at(-1).leaf) >= question.until ? PASSED : failed('range-trimmed', 'at its end');
}

/** Each leaf with what it says; a payload that cannot be read, or a silence that lies elsewhere, is unreadable. */
function openedOf({ leaves, from }) {
  return leaves.map(({ leaf, payload: bytes }, i) => {
    const payload = bytes === undefined ? undefined : parseStreamPayload(leaf.kind, bytes);
    const isOfItsPlace = leaf.kind !== SILENCE || payload === undefined
      || (payload.since <= leaf.received && (i === 0 || payload.since >= leaves[i - 1].leaf.received));
    return { position: from + BigInt(i), leaf, payload, unreadable: bytes !== undefined && (payload === undefined || !isOfItsPlace) };
  });
}

/** The leaves that were measured in the span; undefined when one of them is closed, or any says nothing that can be read. */
function readingsOf(range, opened) {
  const asked = opened.filter(({ leaf }) => isMeasured(leaf.kind) && isAsked(range, leaf));
  return opened.some(({ unreadable }) => unreadable) || asked.some(({ payload }) => payload === undefined) ? undefined : asked;
}

function isMark({ kind }) {
  return kind === GAP || kind === SILENCE;
}

function isAsked({ question }, { measured }) {
  return measured >= question.from && measured < question.until;
}

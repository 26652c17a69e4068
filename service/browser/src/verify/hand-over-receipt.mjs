/**
 * Judges the receipt of a hand-over by what it carries (docs/spec/hand-over.md, "Receipt"): that the event is committed to by an entry, that the
 * entry is in the log, that the log signed the state, and, where the policy knows validators, that they sealed it. Asks nobody.
 */

import { readAnchor, readConsortiumSeal } from './anchored.mjs';
import { utf8 } from './bytes.mjs';
import { readChain } from './chain.mjs';
import { checkCheckpoint } from './checks/checkpoint.mjs';
import { checkConsortium } from './checks/consortium.mjs';
import { parseHandOverEvent } from './hand-over-event.mjs';
import { handOverLeaf } from './log-entry.mjs';
import { Members } from './members.mjs';
import { failed, PASSED, undetermined } from './outcome.mjs';
import { resultOf, verdictOf } from './report.mjs';
import { parseObject } from './strict-json.mjs';
import { formatInstant } from './time.mjs';
import { leadsToRoot, partOf } from './tlog-proof.mjs';
import { Trust } from './trust.mjs';

const FORMAT = 'govchain-hand-over-receipt/1';
const MAX_LENGTH = 1 << 20;
const SALT_LENGTH = 16;

/**
 * @param {Uint8Array | string} json as received
 * @returns {{ receipt: { payload: Uint8Array, salt: Uint8Array, proof?: string, anchor?: object, consortiumSeal?: object } } | { refused: string }}
 */
export function parseReceiptFile(json) {
  const bytes = typeof json === 'string' ? utf8(json) : json;
  if (bytes.length > MAX_LENGTH) {
    return { refused: 'receipt is longer than 1 MiB' };
  }
  const object = parseObject(bytes);
  return object === undefined ? { refused: 'receipt is not a strict JSON object in UTF-8' } : read(new Members(object, 'receipt'));
}

function read(members) {
  members.expect('format', FORMAT);
  const receipt = {
    payload: members.base64Url('payload'),
    salt: members.base64Url('salt'),
    proof: members.optional('text', 'proof'),
    anchor: members.has('anchor') ? members.nested('anchor', readAnchor) : undefined,
    consortiumSeal: members.has('consortiumSeal') ? members.nested('consortiumSeal', readConsortiumSeal) : undefined,
  };
  if (receipt.salt.length !== SALT_LENGTH) {
    members.refuse(`salt has not ${SALT_LENGTH} bytes`);
  }
  const problem = members.problem();
  return problem === undefined ? { receipt } : { refused: problem };
}

/**
 * @param {import('./policy.mjs').PolicyReading | null} policy
 * @param {Date | string} now the instant to judge for
 * @returns {Promise<{ verdict: string, judgedAt: string, event?: object, checks: object[] }>} event is believed only when the verdict is VALID
 */
export async function verifyReceipt(receipt, policy, now) {
  const instant = new Date(now).getTime();
  const trust = Trust.of(policy, readChain(undefined), instant);
  const proof = partOf(receipt.proof);
  // A receipt has no document: the checks that it shares with documents find none here.
  const dossier = { now: instant, trust, proof, consortiumSeal: receipt.consortiumSeal, checkpoint: proof.present?.checkpoint };
  const event = parseHandOverEvent(receipt.payload);
  const checks = [
    resultOf('SCHEMA', event === undefined ? failed('payload-malformed') : PASSED, true),
    resultOf('INCLUSION', inclusion(receipt, proof), true),
    resultOf('CHECKPOINT', await checkCheckpoint(dossier), true),
    resultOf('CONSORTIUM', checkConsortium(dossier).outcome, trust.knowsValidators()),
  ];
  return { verdict: verdictOf(checks), judgedAt: formatInstant(instant), event, checks };
}

function inclusion({ salt, payload }, proof) {
  if (proof.present === undefined) {
    return proof.refused === undefined ? undetermined('log-entry-pending') : failed('proof-malformed', proof.refused);
  }
  return leadsToRoot(proof.present, handOverLeaf(salt, payload)) ? PASSED : failed('inclusion-wrong');
}

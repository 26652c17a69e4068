/**
 * The changes of a document as its history tells them, compared with what the log committed to and with what the bits say
 * (docs/spec/history.md, steps 8 to 10).
 */

import { statusChangeLeaf } from './log-entry.mjs';
import { isCheckpointSignedBy } from './checkpoint.mjs';
import { parseStatusChange } from './status-change.mjs';
import { VALID } from './status-list.mjs';
import { leadsToRoot, parseTlogProof } from './tlog-proof.mjs';

/** @typedef {import('./history.mjs').RecordedChange & { proven: boolean }} KnownChange proven: the log has it, by a checkpoint that it signed */

export class ChangeReview {
  /**
   * @param {KnownChange[]} known those that are not contradicted, in the order in which they were recorded
   * @param {boolean} wrong whether one was contradicted
   */
  constructor(known, wrong) {
    Object.assign(this, { known, wrong });
  }

  /** @param {import('./history.mjs').RecordedChange[]} told @param {import('./dossier.mjs').Dossier} dossier */
  static async of(told, dossier) {
    const proven = await Promise.all(told.map((change) => provenOf(change, dossier)));
    const known = told.map((change, i) => ({ ...change, proven: proven[i] })).filter((change) => change.proven !== undefined);
    known.sort((one, other) => one.recorded - other.recorded);
    return new ChangeReview(known, proven.includes(undefined));
  }

  /** What took the document's place, as the last change that names something says. */
  successor() {
    return this.known.findLast((change) => change.successor !== undefined)?.successor;
  }

  /** Whether the log has every one of them. */
  allProven() {
    return this.known.every(({ proven }) => proven);
  }

  /** The status that was recorded at an instant, by the changes alone. */
  recordedAt(instant) {
    return this.known.findLast(({ recorded }) => recorded <= instant)?.status ?? VALID;
  }

  /** The status in law at an instant: each change, in the order recorded, counts from its effective date. */
  legalAt(instant) {
    return this.known.findLast(({ effective }) => effective <= instant)?.status ?? VALID;
  }

  /**
   * Whether the changes can lead to what the bits say. The bits hold what was recorded before they were made; a change recorded between
   * from and to may or may not be in them yet.
   */
  explains(bits, from, to) {
    const beginsLater = (change) => change === undefined || change.recorded >= from;
    const untouched = beginsLater(this.known[0]) && bits === VALID;
    return untouched || this.known.some(({ recorded, status }, i) => recorded <= to && beginsLater(this.known[i + 1]) && status === bits);
  }
}

/** Whether the log has it; undefined when what opens the entry says otherwise. */
async function provenOf(told, dossier) {
  if (told.payload === undefined) {
    return false;
  }
  const facts = parseStatusChange(told.payload);
  if (facts === undefined || !saysTheSame(facts, told) || !isOf(facts, dossier.payload)) {
    return undefined;
  }
  if (told.proof === undefined) {
    return false;
  }
  const proof = parseTlogProof(told.proof);
  if (typeof proof === 'string' || !leadsToRoot(proof, statusChangeLeaf(told.salt, told.payload))) {
    return undefined;
  }
  const key = dossier.trust.logKey(proof.checkpoint.origin);
  return key !== undefined && isCheckpointSignedBy(proof.checkpoint, key);
}

function saysTheSame(facts, told) {
  return (
    ['status', 'recorded', 'effective', 'reason'].every((name) => facts[name] === told[name]) &&
    facts.successor?.credential === told.successor?.credential &&
    facts.successor?.version === told.successor?.version
  );
}

function isOf({ document, version }, payload) {
  return payload === undefined || (payload.documentId === document && payload.documentVersion === version);
}

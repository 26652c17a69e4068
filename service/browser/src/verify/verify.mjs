/**
 * The verifier of the check page: a pure function of presentation, evidence, policy and time (docs/spec/verification.md).
 * Nothing here fetches, reads a clock or remembers anything. Bad documents get a verdict, never an exception.
 *
 * @typedef {{ seal: Uint8Array } | { credential: string } | { bundle: Uint8Array | string } | { attachment: string } | { qrText: string }
 *   | { pdf: Uint8Array | string, file?: import('./checks/pdf.mjs').PdfFacts }} Presentation one member, the carrier: seal bytes, SD-JWT,
 *   JSON of a bundle as received, lower-case hexadecimal SHA-256 of a file, text of a QR code, or JSON of the bundle out of a PDF and what
 *   a reader found about the file around it
 * @typedef {{ bundle?: Uint8Array | string, noBundle?: string,
 *   statusList?: { token: string } | { notAvailable: string },
 *   chain?: { unreachable: string } | { nodes: object[] }, history?: Uint8Array | string }} Evidence as in docs/spec/verification.md,
 *   "Vectors", and history as in docs/spec/history.md; absent means not asked
 * @typedef {import('./policy.mjs').PolicyReading} PolicyReading what parseTrustPolicy answered; null means that there is no policy
 */

import { readChain } from './chain.mjs';
import { checkAnchor, coveringTime } from './checks/anchor.mjs';
import { checkCheckpoint } from './checks/checkpoint.mjs';
import { checkConsortium } from './checks/consortium.mjs';
import { provenTime } from './checks/entitlement.mjs';
import { checkHolderBinding } from './checks/holder-binding.mjs';
import { checkInclusion } from './checks/inclusion.mjs';
import { checkIssuer } from './checks/issuer.mjs';
import { checkPdf } from './checks/pdf.mjs';
import { checkSchema } from './checks/schema.mjs';
import { checkSignature } from './checks/signature.mjs';
import { checkStatus } from './checks/status.mjs';
import { checkValidity } from './checks/validity.mjs';
import { readDossier } from './dossier.mjs';
import { failed, isFailed, isPassed, NOT_APPLICABLE, undetermined } from './outcome.mjs';
import { readQrText } from './qr-text.mjs';
import { reportOf } from './report.mjs';
import { requiredChecks } from './required.mjs';
import { idOf } from './sha256.mjs';
import { Trust } from './trust.mjs';

export { parseEvidenceReply } from './bundle.mjs';
export { parseCredential, parseSeal } from './display.mjs';
export { parseTrustPolicy } from './policy.mjs';
export { readQrText as parseQrText } from './qr-text.mjs';

const CARRIERS = ['seal', 'credential', 'pdf', 'bundle', 'attachment'];

/**
 * Judges a document for an instant, which may be past.
 *
 * @param {Presentation} presentation what somebody showed
 * @param {Evidence} evidence what was gathered about it; {} when nothing was
 * @param {PolicyReading | null} policy the trust policy as it was read
 * @param {Date | string} now the instant to judge for; a string is ISO 8601 in UTC
 * @returns {Promise<object>} the report of docs/spec/verification.md, "Report", as an object with the members in that order
 */
export function verify(presentation, evidence, policy, now) {
  return examine(presentation, evidence, policy, now);
}

/**
 * Judges as verify does, and where a past is asked for, by the answer of that.
 *
 * @param {(dossier: import('./dossier.mjs').Dossier, outcomes: object) => Promise<{ history: object, status?: object }>} [past] history is
 *   the section of the report, status takes the place of what a status list alone says
 */
export async function examine(presentation, evidence, policy, now, past) {
  const instant = new Date(now).getTime();
  if (Number.isNaN(instant)) {
    throw new TypeError('now is no instant');
  }
  const chain = readChain(evidence.chain);
  const dossier = await read(presentation, evidence, Trust.of(policy, chain, instant), instant);
  // Signatures are the platform's work, which does several at a time.
  const [proven, SIGNATURE, HOLDER_BINDING, listed] = await Promise.all([
    prove(dossier),
    checkSignature(dossier),
    checkHolderBinding(dossier),
    checkStatus(dossier),
  ]);
  const outcomes = {
    ...proven.outcomes,
    SIGNATURE,
    ISSUER: checkIssuer(dossier, provenTime(proven.anchoredAt, proven.sealedAt), proven.registry),
    VALIDITY_PERIOD: checkValidity(dossier),
    SCHEMA: checkSchema(dossier),
  };
  const told = await past?.(dossier, outcomes);
  const status = told?.status ?? listed;
  Object.assign(outcomes, {
    STATUS: status.outcome,
    HOLDER_BINDING,
    COMPLETENESS: NOT_APPLICABLE,
    PDF: checkPdf(dossier),
  });
  replaceWhatCouldNotBeAsked(dossier, evidence, outcomes);
  const required = requiredChecks(dossier.carrier, chain.asked, dossier.trust.knowsValidators());
  const { at } = provenTime(proven.anchoredAt, proven.sealedAt);
  return reportOf(dossier, outcomes, required, { asOf: status.asOf, anchoredAt: at, sealedAt: proven.sealedAt }, told?.history);
}

/**
 * What to ask others before verifying, read from what was presented and gathered so far; nothing in it is believed.
 *
 * @param {Presentation} presentation
 * @param {Evidence} evidence
 * @returns {Promise<{ evidenceDigest?: string, statusListUri?: string, statusListId?: string, log?: string, index?: bigint,
 *   treeSize?: bigint }>} evidenceDigest is the hash under which a service may have evidence; digests and ids in hexadecimal digits
 */
export async function questions(presentation, evidence) {
  const dossier = await read(presentation, evidence, Trust.of(null, readChain(undefined), 0), 0);
  const { attachment, credential, seal, statusReference, checkpoint, proof } = dossier;
  return {
    evidenceDigest: attachment ?? credential?.issuerJwsDigest ?? seal?.digest,
    statusListUri: statusReference?.list,
    statusListId: statusReference && idOf(statusReference.list),
    log: checkpoint?.logId,
    index: proof.present?.index,
    treeSize: checkpoint?.treeSize,
  };
}

function read(presentation, evidence, trust, now) {
  // Whoever says that there is none has the last word about it.
  const gathered = evidence.noBundle === undefined ? evidence : { ...evidence, bundle: undefined };
  return readDossier(presentedOf(presentation), gathered, trust, now);
}

/** @returns {{ carrier: string, content?: any, refused?: string, file?: import('./checks/pdf.mjs').PdfFacts }} */
function presentedOf(presentation) {
  if (presentation.qrText !== undefined) {
    const { seal, refused } = readQrText(presentation.qrText);
    return { carrier: 'seal', content: seal, refused };
  }
  const carrier = CARRIERS.find((name) => presentation[name] !== undefined);
  if (carrier === undefined) {
    throw new TypeError('nothing was presented');
  }
  return { carrier, content: presentation[carrier], file: carrier === 'pdf' ? presentation.file : undefined };
}

/** What log and chain prove about the document. */
async function prove(dossier) {
  const INCLUSION = checkInclusion(dossier);
  const CHECKPOINT = await checkCheckpoint(dossier);
  const consortium = checkConsortium(dossier);
  const ANCHOR = checkAnchor(dossier, consortium.sealed);
  // A block proves something about the document only when the document's entry is in what was anchored there.
  const logged = isPassed(INCLUSION) && isPassed(CHECKPOINT);
  const sealed = logged ? consortium.sealed : undefined;
  return {
    outcomes: { INCLUSION, CHECKPOINT, CONSORTIUM: consortium.outcome, ANCHOR },
    anchoredAt: logged && isPassed(ANCHOR) ? coveringTime(dossier) : undefined,
    sealedAt: sealed?.blockTime,
    registry: sealedRegistry(dossier.trust, sealed),
  };
}

/** The registry as it was in the block that the consortium sealed: the event there carries the head of its journal. */
function sealedRegistry({ journal }, sealed) {
  if (sealed === undefined) {
    return {};
  }
  const known = journal.registryAt(sealed.event.journalHead);
  return known === undefined ? { unknown: true } : { known };
}

/** The check that found a part unreadable fails; when nothing is left to judge, the others have no answer. */
function replaceWhatCouldNotBeAsked(dossier, evidence, outcomes) {
  const { unreadable } = dossier;
  if (dossier.isEmpty) {
    const noAnswer = nothingToJudge(unreadable, evidence);
    for (const [check, outcome] of Object.entries(outcomes)) {
      // A refused policy is refused whatever was presented.
      outcomes[check] = outcome === NOT_APPLICABLE || isFailed(outcome) ? outcome : noAnswer;
    }
  }
  if (unreadable !== undefined) {
    outcomes[unreadable.check] = failed(unreadable.reason, unreadable.detail);
  }
}

/** Whoever says "I know none" has answered; a service that is silent or was never asked has not. */
function nothingToJudge(unreadable, { noBundle }) {
  if (unreadable !== undefined) {
    return undetermined(unreadable.reason);
  }
  return noBundle === undefined
    ? undetermined('evidence-not-at-hand')
    : undetermined('no-credential-found', `asked: ${noBundle}`);
}

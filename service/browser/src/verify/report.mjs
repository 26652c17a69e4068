/** The report of docs/spec/verification.md, "Report": an object with the members in that order, without claims. */

import { formatInstant } from './time.mjs';
import { idOf } from './sha256.mjs';
import { periodOf, periodOfSeal } from './checks/validity.mjs';
import { REASONS } from './reasons.mjs';

const FORMAT = 'govchain-verification-report/1';

/** Checks in the order of a report. */
export const CHECKS = [
  'SIGNATURE',
  'ISSUER',
  'VALIDITY_PERIOD',
  'SCHEMA',
  'STATUS',
  'INCLUSION',
  'CHECKPOINT',
  'ANCHOR',
  'CONSORTIUM',
  'HOLDER_BINDING',
  'COMPLETENESS',
  'PDF',
];

/**
 * @param {import('./dossier.mjs').Dossier} dossier
 * @param {Record<string, import('./outcome.mjs').Outcome>} outcomes one for each check
 * @param {Set<string>} required
 * @param {{ asOf?: number, anchoredAt?: number, sealedAt?: number }} times
 * @param {object} [history] the section about a past instant
 */
export function reportOf(dossier, outcomes, required, times, history) {
  const checks = CHECKS.map((check) => resultOf(check, outcomes[check], required.has(check)));
  return withoutAbsent({
    format: FORMAT,
    verdict: verdictOf(checks),
    carrier: dossier.carrier,
    judgedAt: formatInstant(dossier.now),
    asOf: instant(times.asOf),
    policy: dossier.trust.policy?.digest,
    document: documentOf(dossier, times),
    checks,
    history,
  });
}

/** Any check failed: INVALID; else any required one without answer: INDETERMINATE; else VALID. */
export function verdictOf(checks) {
  if (checks.some(({ outcome }) => outcome === 'failed')) {
    return 'INVALID';
  }
  return checks.some(({ outcome, required }) => required && outcome === 'undetermined') ? 'INDETERMINATE' : 'VALID';
}

/** One check with its words. */
export function resultOf(check, { outcome, reason, detail }, required) {
  if (reason === undefined) {
    return { check, outcome, required };
  }
  const { de, en, nextDe, nextEn } = REASONS[reason];
  const words = { sentence: { de, en }, nextStep: { de: nextDe, en: nextEn } };
  return { check, outcome, required, reason, ...(detail ? { detail } : {}), ...words };
}

/** What the document says about itself, as far as it could be read; believed only when the verdict is VALID. */
function documentOf({ credential, seal, proof, trust, claimedIssue }, { anchoredAt, sealedAt }) {
  const facts = credential?.facts;
  const period = credential !== undefined ? periodOf(credential) : seal !== undefined ? periodOfSeal(seal) : {};
  const index = proof.present?.index;
  return withoutAbsent({
    issuer: facts?.issuer,
    authority: authorityOf(trust.registry, facts, seal)?.name,
    type: facts?.type ?? seal?.content.profileUri,
    credentialId: facts?.id,
    issuedAt: instant(claimedIssue),
    validFrom: instant(period.from),
    validUntil: instant(period.until),
    log: proof.present?.checkpoint.origin,
    // Beyond 2⁵³ no log that exists has an entry; such a claim is shown rounded and fails INCLUSION.
    index: index === undefined ? undefined : Number(index),
    anchoredAt: instant(anchoredAt),
    sealedAt: instant(sealedAt),
  });
}

function authorityOf(registry, facts, seal) {
  return facts !== undefined
    ? registry.authorities.get(idOf(facts.issuer))
    : registry.ownersOf(seal?.key?.thumbprint)[0];
}

function instant(time) {
  return time === undefined ? undefined : formatInstant(time);
}

/** An object without its undefined members. */
export function withoutAbsent(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

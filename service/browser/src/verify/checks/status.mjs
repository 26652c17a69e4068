/** STATUS: a status list that counts says that the document is in force. No list is never "not revoked". */

import { CLOCK_TOLERANCE } from '../dossier.mjs';
import { failed, PASSED, undetermined } from '../outcome.mjs';
import { PURPOSE } from '../registry.mjs';
import { idOf } from '../sha256.mjs';
import { INVALID, SUPERSEDED, SUSPENDED } from '../status-list.mjs';

/**
 * @param {import('../dossier.mjs').Dossier} dossier
 * @returns {Promise<{ outcome: import('../outcome.mjs').Outcome, asOf?: number }>} asOf, up to when the status is known, when it passed
 */
export async function checkStatus(dossier) {
  const { credentialStatus, seal, sealStatus, statusReference, status } = dossier;
  const bothNameOne = credentialStatus !== undefined && seal?.content.status !== undefined;
  if (bothNameOne && !isSame(credentialStatus, sealStatus)) {
    return { outcome: failed('status-reference-mismatch') };
  }
  if (statusReference === undefined) {
    return { outcome: undetermined('status-reference-missing') };
  }
  if (status.present === undefined) {
    const { refused, missing } = status;
    return {
      outcome: refused === undefined ? undetermined('status-not-available', missing) : failed('status-list-malformed', refused),
    };
  }
  const problem = await listProblem(dossier, status.present, statusReference);
  return problem === undefined ? new StatusAnswer(dossier, status.present).of(statusReference.index) : { outcome: problem };
}

function isSame(one, other) {
  return one.list === other?.list && one.index === other.index;
}

/** Why the list says nothing about the document, or must not; undefined when it counts. */
async function listProblem(dossier, token, reference) {
  const signed = token.key !== undefined && (await token.jws.isSignedBy(token.key));
  if (!signed) {
    return failed('status-list-signature-wrong');
  }
  if (token.uri !== reference.list) {
    return undetermined('status-list-uri-mismatch');
  }
  return dossier.trust.withoutAnswer() ?? entitlementProblem(dossier, token);
}

/** The list at hand, when it is the document's, rightly signed and entitled; however old or young it is. */
export async function trustedList(dossier) {
  const { status, statusReference } = dossier;
  const there = status.present !== undefined && statusReference !== undefined;
  return there && (await listProblem(dossier, status.present, statusReference)) === undefined ? status.present : undefined;
}

/** Why a list is not the document's authority's; undefined when it is. */
export function ownershipProblem(dossier, uri) {
  const { trust } = dossier;
  const entry = trust.registry.lists.get(idOf(uri));
  if (entry === undefined) {
    return trust.absent('status-list-not-registered', dossier.claimedIssue);
  }
  return isIssuer(entry.authority, trust.registry, dossier) ? undefined : failed('status-list-not-registered');
}

/** Whether the list is registered for the document's authority and signed by a status key of it. */
function entitlementProblem(dossier, token) {
  const foreign = ownershipProblem(dossier, token.uri);
  if (foreign !== undefined) {
    return foreign;
  }
  const { trust } = dossier;
  const owner = trust.registry.lists.get(idOf(token.uri)).authority;
  const key = trust.registry.authorities.get(owner)?.keys.get(token.key.thumbprint);
  if (key === undefined) {
    return trust.absent('status-list-key-not-entitled', token.issuedAt);
  }
  return isInForce(key, token.issuedAt) ? undefined : failed('status-list-key-not-entitled');
}

/** A list is short-lived and its time is the signer's own word, so a revoked key signs no list at all. */
function isInForce({ purposes, revokedAt, from, until }, signedAt) {
  return (purposes & PURPOSE.STATUS) !== 0 && revokedAt === undefined && signedAt >= from && signedAt < until;
}

/** Whether the list is one of the document's authority; when that is not registered, ISSUER has said so already. */
function isIssuer(owner, registry, { credential, seal }) {
  const issuer = credential === undefined ? undefined : registry.authorities.get(idOf(credential.facts.issuer));
  const authorities = issuer !== undefined ? [issuer] : seal?.key === undefined ? [] : registry.ownersOf(seal.key.thumbprint);
  return authorities.length === 0 || authorities.some(({ id }) => id === owner);
}

/** What a list that is rightly signed says about an index, and whether it is recent enough to say it. */
class StatusAnswer {
  constructor({ trust, now }, token) {
    Object.assign(this, { trust, now, token, anchored: trust.nodes.latestStatus() });
  }

  of(index) {
    const status = this.token.list.at(index);
    if (status === undefined) {
      return { outcome: failed('status-index-out-of-range') };
    }
    if (this.trust.nodes.contradict(this.token)) {
      return { outcome: failed('status-list-digest-mismatch') };
    }
    if (this.token.issuedAt > this.now + CLOCK_TOLERANCE && !this.isAnchored()) {
      return { outcome: undetermined('status-list-later') };
    }
    // These two are for good: however old the list is, no later one takes them back.
    if (status === INVALID || status === SUPERSEDED) {
      return { outcome: failed(status === INVALID ? 'revoked' : 'superseded') };
    }
    const stale = this.stale();
    if (stale !== undefined) {
      return { outcome: undetermined(stale) };
    }
    return status === SUSPENDED ? { outcome: failed('suspended') } : { outcome: PASSED, asOf: this.asOf() };
  }

  stale() {
    if (this.anchored?.version > this.token.version) {
      return 'status-list-outdated';
    }
    if (this.now >= this.token.expiresAt) {
      return 'status-list-expired';
    }
    const lastMoment = this.token.issuedAt + this.trust.policy.maxStatusAge;
    return this.isAnchored() || lastMoment >= this.now ? undefined : 'status-list-too-old';
  }

  /** Whether the chain knows no version but this as of the instant judged; its digest was compared before. */
  isAnchored() {
    return this.anchored?.version === this.token.version;
  }

  asOf() {
    return Math.min(this.isAnchored() ? this.trust.nodes.headTime() : this.token.issuedAt, this.now);
  }
}

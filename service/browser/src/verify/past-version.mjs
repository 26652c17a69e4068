/**
 * Which version of a status list was in force at the instant judged, and what shows it (docs/spec/history.md, steps 2 to 7).
 *
 * @typedef {{ bits: import('./status-list.mjs').StatusList, proof: string, version: bigint, since: number, until?: number }} Known until is
 *   the block time of the next version, where that is known
 * @typedef {{ bits: import('./status-list.mjs').StatusList, since: number }} Sealed bits that a block recorded
 * @typedef {{ known: Known } | { open: string, sealed?: Sealed } | { wrong: string }} PastVersion open: not known, and what was shown says
 *   nothing against anybody, not even a version that is sealed; wrong: it contradicts the chain or itself; both with the reason
 */

import { parseBlockHeader } from './block-header.mjs';
import { judgeConsortiumSeal } from './consortium-seal.mjs';
import { idOf } from './sha256.mjs';

/** The policy does not reach far enough: that says nothing against the history. */
const DOUBTS = new Set(['validators-changed', 'validators-left']);

export class PastVersionCheck {
  /**
   * @param {import('./dossier.mjs').Dossier} dossier
   * @param {import('./history.mjs').StatusHistory | undefined} history what is told about this list
   * @param {import('./status-token.mjs').StatusToken | undefined} token the list at hand, rightly signed
   */
  constructor({ trust, now }, list, history, token) {
    Object.assign(this, { trust, now, list, token, shown: history?.inForce, next: history?.next });
  }

  /** @returns {PastVersion} */
  find() {
    const named = this.trust.nodes.latestStatus();
    return named === undefined ? this.bySeals() : this.byNodes(named);
  }

  byNodes(named) {
    const { shown } = this;
    if (shown?.version !== named.version) {
      return this.hides(named) ? { wrong: 'history-version-hidden' } : this.byToken(named);
    }
    const bits = this.bitsOf(shown);
    if (bits === undefined) {
      return this.byToken(named);
    }
    return bits.digest === named.digest ? this.byChain(named, bits) : { wrong: 'history-bits-mismatch' };
  }

  /** Whether the history says that a former version was in force until after the instant. */
  hides(named) {
    const { shown, next } = this;
    return shown?.version < named.version && next !== undefined && (next.version > named.version || next.anchor.blockTime > named.recordedAt);
  }

  /** A list of exactly this version will do as well: the chain vouches for its bits. */
  byToken(named) {
    const { token } = this;
    const same = token?.version === named.version && token.list.digest === named.digest;
    return same ? this.byChain(named, token.list) : { open: 'history-not-at-hand' };
  }

  byChain({ version, recordedAt }, bits) {
    const until = this.next?.version > version ? this.next.anchor.blockTime : undefined;
    return { known: { bits, proof: 'chain', version, since: recordedAt, until } };
  }

  bySeals() {
    const { shown, now } = this;
    const bits = shown === undefined ? undefined : this.bitsOf(shown);
    if (bits === undefined) {
      return { open: 'history-not-at-hand' };
    }
    if (bits.digest !== shown.digest) {
      return { wrong: 'history-bits-mismatch' };
    }
    const { at: since, why } = this.sealed(shown);
    if (why !== undefined) {
      return why;
    }
    const found = since > now ? { open: 'history-not-at-hand' } : this.until(bits, since);
    return found.open === undefined ? found : { ...found, sealed: { bits, since } };
  }

  until(bits, since) {
    const { shown, next, now } = this;
    if (next === undefined) {
      return this.openEnd(bits, since);
    }
    const { at: until, why } = this.sealed(next);
    if (why !== undefined) {
      return why;
    }
    if (until <= now || next.version <= shown.version) {
      return { open: 'history-not-at-hand' };
    }
    // Versions only grow, each is recorded once: there is room for a hidden one only where a number is missing.
    return next.version === shown.version + 1n
      ? { known: { bits, proof: 'consortium', version: shown.version, since, until } }
      : { open: 'history-version-gap' };
  }

  /** While there is no next version, only the authority itself says that this was the newest: by a list signed afterwards. */
  openEnd(bits, since) {
    const { shown, token, now } = this;
    if (token?.version !== shown.version || token.issuedAt < now) {
      return { open: 'history-open-end' };
    }
    return token.list.digest === bits.digest
      ? { known: { bits, proof: 'signed-list', version: shown.version, since } }
      : { wrong: 'history-bits-mismatch' };
  }

  /** When the consortium recorded this version. @returns {{ at: number } | { why: PastVersion }} why not, when no seal shows it */
  sealed({ version, digest, log, anchor, consortiumSeal }) {
    const { policy } = this.trust;
    const height = consortiumSeal === undefined ? undefined : parseBlockHeader(consortiumSeal.header)?.number;
    const validators = height === undefined ? undefined : policy.validators.at(height);
    if (validators === undefined) {
      return { why: { open: 'history-unproven' } };
    }
    const { treeSize, root } = anchor;
    const expected = { validators, contract: policy.contracts.checkpointAnchor, logId: idOf(log), treeSize, root };
    const { sealed, refused } = judgeConsortiumSeal(consortiumSeal, expected);
    if (sealed === undefined) {
      return { why: DOUBTS.has(refused) ? { open: 'history-unproven' } : { wrong: 'history-seal-wrong' } };
    }
    const told = sealed.event.statusVersions.some((each) => each.listId === this.list && each.version === version && each.digest === digest);
    return told ? { at: sealed.blockTime } : { why: { wrong: 'history-seal-wrong' } };
  }

  /** The bits that are shown with a version, or those of a list that says it is this version. */
  bitsOf({ bits, version }) {
    return bits ?? (this.token?.version === version ? this.token.list : undefined);
  }
}

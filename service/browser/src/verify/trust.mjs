/** What may be relied on: the policy, the newest registry that is known, and the nodes whose answers count. */

import { Nodes } from './chain.mjs';
import { Journal } from './journal.mjs';
import { failed, undetermined } from './outcome.mjs';

export class Trust {
  /**
   * @param {{ policy?: import('./policy.mjs').TrustPolicy, problem?: import('./outcome.mjs').Outcome, journal: Journal,
   *   current: boolean, nodes: Nodes }} parts problem says why nobody can be entitled by this trust
   */
  constructor(parts) {
    Object.assign(this, parts);
  }

  /** @param {import('./policy.mjs').PolicyReading | null} reading */
  static of(reading, chain, now) {
    if (reading?.policy !== undefined) {
      return Trust.#with(reading.policy, Nodes.of(chain, reading.policy, now));
    }
    const { reason, detail } = reading?.refused ?? {};
    const problem = reason === undefined ? undetermined('no-trust-policy') : failed(reason, detail);
    return new Trust({ problem, journal: Journal.EMPTY, current: false, nodes: Nodes.unusable(chain) });
  }

  static #with(policy, nodes) {
    let newest = policy.journal;
    for (const { journalSince, journalHead } of nodes.usable) {
      const continued = policy.journal.continuedBy(journalSince);
      if (continued.head !== journalHead) {
        const reason = journalSince.length === 0 ? 'policy-outdated' : 'registry-contradicts-policy';
        return new Trust({ policy, problem: undetermined(reason), journal: newest, current: false, nodes });
      }
      newest = continued.changes.length > newest.changes.length ? continued : newest;
    }
    return new Trust({ policy, journal: newest, current: nodes.usable.length > 0, nodes });
  }

  get registry() {
    return this.journal.registry;
  }

  /** The problem for checks other than ISSUER, which reports a refused policy: they have no answer. */
  withoutAnswer() {
    return this.policy === undefined ? undetermined(this.problem.reason) : undefined;
  }

  logKey(origin) {
    return this.policy?.logs.find((log) => log.origin === origin);
  }

  key(thumbprint) {
    return this.policy?.keys.find((key) => key.thumbprint === thumbprint);
  }

  sealKey(reference) {
    return this.policy?.keys.find((key) => key.certificateReference === reference);
  }

  knowsValidators() {
    return this.policy !== undefined && this.policy.validatorSets.length > 0;
  }

  /**
   * The outcome for something the registry does not have. It failed when the registry is known to be complete up to the claimed time of
   * signing: what was entitled then was registered by then. A younger signature may rest on a younger registry.
   */
  absent(reason, claimedTime) {
    const complete = this.current || claimedTime <= this.policy?.createdAt;
    return complete ? failed(reason) : undetermined(reason, 'the trust policy is older than the document');
  }
}

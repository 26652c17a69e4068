/**
 * ISSUER: the signing keys belong to one registered authority that had the right to issue this type. The time that counts is the anchor's,
 * never the one that the document claims; without an anchor, now, unless key or right have ended since. Where the consortium sealed the
 * registry together with the anchor, both must have been in it then.
 */

import { failed, isFailed, isPassed, PASSED, undetermined } from '../outcome.mjs';
import { PURPOSE } from '../registry.mjs';
import { idOf } from '../sha256.mjs';
import { keyProblem, rightProblem } from './entitlement.mjs';

/**
 * @param {import('../dossier.mjs').Dossier} dossier
 * @param {import('./entitlement.mjs').ProvenTime} time
 * @param {{ known?: import('../registry.mjs').Registry, unknown?: boolean }} sealed the registry as of the block that the consortium
 *   sealed; unknown when the journal at hand never had that head
 */
export function checkIssuer(dossier, time, sealed) {
  if (dossier.trust.problem !== undefined) {
    return dossier.trust.problem;
  }
  const answer = new IssuerCheck(dossier, time, sealed).registered();
  return sealed.unknown && !isFailed(answer) ? undetermined('sealed-registry-unknown') : answer;
}

class IssuerCheck {
  constructor(dossier, time, sealed) {
    Object.assign(this, { dossier, time, sealed, registry: dossier.trust.registry });
  }

  registered() {
    const { credential, seal } = this.dossier;
    const issuer = credential === undefined ? undefined : this.registry.authorities.get(idOf(credential.facts.issuer));
    if (credential !== undefined && issuer === undefined) {
      return this.absent('issuer-unknown');
    }
    const answers = [];
    if (credential !== undefined) {
      answers.push(this.entitled(issuer, credential.key, PURPOSE.CREDENTIAL, idOf(credential.facts.type)));
    }
    if (seal !== undefined) {
      answers.push(this.sealer(seal, issuer));
    }
    return answers.find(isFailed) ?? answers.find((answer) => !isPassed(answer)) ?? PASSED;
  }

  sealer({ key, certificateReference }, issuer) {
    if (key === undefined) {
      return this.registry.namesReference(certificateReference)
        ? undetermined('signing-key-not-at-hand')
        : this.absent('issuer-key-unknown');
    }
    const owners = this.registry.ownersOf(key.thumbprint);
    if (owners.length === 0) {
      return this.absent('issuer-key-unknown');
    }
    const type = this.dossier.sealType;
    if (issuer !== undefined) {
      return owners.includes(issuer) ? this.entitled(issuer, key, PURPOSE.SEAL, type) : failed('issuer-mismatch');
    }
    const answers = owners.map((owner) => this.entitled(owner, key, PURPOSE.SEAL, type));
    return answers.find(isPassed) ?? answers[0];
  }

  entitled(authority, signer, purpose, type) {
    const key = authority.keys.get(signer?.thumbprint);
    if (key === undefined) {
      return this.absent('issuer-key-unknown');
    }
    if ((key.purposes & purpose) === 0) {
      return failed('issuer-key-purpose-wrong');
    }
    const then = this.sealed.known?.authorities.get(authority.id);
    if (this.sealed.known !== undefined && !then?.keys.has(key.thumbprint)) {
      return notThen('issuer-key-unknown');
    }
    return keyProblem(key, this.time, this.dossier.now) ?? this.rightProblem(authority, type, then) ?? PASSED;
  }

  rightProblem(authority, type, then) {
    const rights = authority.rights.get(type) ?? [];
    if (rights.length === 0) {
      return this.absent('type-not-allowed');
    }
    const hadNone = this.sealed.known !== undefined && !then?.rights.has(type);
    return hadNone ? notThen('type-not-allowed') : rightProblem(rights, this.time, this.dossier.now);
  }

  /** What a registry lacks that reaches up to the block that the consortium sealed was never in it. */
  absent(reason) {
    return this.sealed.known !== undefined ? failed(reason) : this.dossier.trust.absent(reason, this.dossier.claimedIssue);
  }
}

function notThen(reason) {
  return failed(reason, "it was registered after the consortium sealed the document's entry");
}

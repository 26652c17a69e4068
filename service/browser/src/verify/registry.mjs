/** What the issuer registry says: authorities with keys and rights, logs, status lists, profiles; made by replaying its changes. */

import { referenceOf } from './keys.mjs';

/** What a registered key may sign: bits of its purposes. */
export const PURPOSE = { CREDENTIAL: 1, SEAL: 2, STATUS: 4, DOCUMENT: 8 };

/**
 * @typedef {{ from: number, until: number }} Period half-open; until is NEVER while nobody ended it
 * @typedef {{ thumbprint: string, purposes: number, from: number, until: number, revokedAt?: number }} RegisteredKey
 * @typedef {{ id: string, name: string, keys: Map<string, RegisteredKey>, rights: Map<string, Period[]> }} Authority
 */

export class Registry {
  constructor() {
    /** @type {Map<string, Authority>} */
    this.authorities = new Map();
    /** @type {Map<string, { closedAt?: bigint }>} */
    this.logs = new Map();
    /** @type {Map<string, { authority: string, log: string }>} */
    this.lists = new Map();
    /** @type {Map<string, string>} digests by type */
    this.profiles = new Map();
    /** @type {Map<string, Authority[]>} by thumbprint */
    this.owners = new Map();
  }

  /** The authorities that have a key with this thumbprint; usually one. */
  ownersOf(thumbprint) {
    return this.owners.get(thumbprint) ?? [];
  }

  /** Whether any authority has a key with this certificate reference of a seal. */
  namesReference(reference) {
    return [...this.owners.keys()].some((thumbprint) => referenceOf(thumbprint) === reference);
  }

  namesProfile(digest) {
    return [...this.profiles.values()].includes(digest);
  }

  /** Applies a change under the same conditions as the contract; false when the contract would not have made it. */
  apply(change) {
    return this[change.kind](change);
  }

  authorityRegistered({ authority: id, name }) {
    const isNew = !this.authorities.has(id);
    if (isNew) {
      this.authorities.set(id, { id, name, keys: new Map(), rights: new Map() });
    }
    return isNew;
  }

  keyAdded({ authority: id, thumbprint, purposes, from, until }) {
    const authority = this.authorities.get(id);
    if (authority === undefined || from >= until || authority.keys.has(thumbprint)) {
      return false;
    }
    authority.keys.set(thumbprint, { thumbprint, purposes, from, until });
    this.owners.set(thumbprint, [...this.ownersOf(thumbprint), authority]);
    return true;
  }

  keyRevoked({ authority, thumbprint, revokedAt }) {
    const key = this.authorities.get(authority)?.keys.get(thumbprint);
    if (key === undefined || revokedAt >= key.revokedAt) {
      return false;
    }
    key.revokedAt = revokedAt;
    return true;
  }

  typeAllowed({ authority, type, from }) {
    const rights = this.authorities.get(authority)?.rights;
    const periods = rights?.get(type) ?? [];
    if (rights === undefined || periods.at(-1)?.until > from) {
      return false;
    }
    rights.set(type, [...periods, { from, until: Infinity }]);
    return true;
  }

  typeDisallowed({ authority, type, until }) {
    const last = this.authorities.get(authority)?.rights.get(type)?.at(-1);
    if (last === undefined || last.until <= until || until < last.from) {
      return false;
    }
    last.until = until;
    return true;
  }

  logRegistered({ log }) {
    const isNew = !this.logs.has(log);
    if (isNew) {
      this.logs.set(log, {});
    }
    return isNew;
  }

  /** Another account anchors the log; of no consequence for a verifier. */
  logAccountReplaced({ log }) {
    return this.logs.has(log);
  }

  logClosed({ log, size }) {
    const open = this.logs.has(log) && this.logs.get(log).closedAt === undefined;
    if (open) {
      this.logs.set(log, { closedAt: size });
    }
    return open;
  }

  statusListRegistered({ list, authority, log }) {
    const same = (this.lists.get(list)?.authority ?? authority) === authority;
    if (!this.authorities.has(authority) || !this.logs.has(log) || !same) {
      return false;
    }
    this.lists.set(list, { authority, log });
    return true;
  }

  profileRegistered({ type, digest }) {
    const changed = this.profiles.get(type) !== digest;
    this.profiles.set(type, digest);
    return changed;
  }
}

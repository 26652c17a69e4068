/**
 * Whether a key or a right was in force at the time that counts; undefined when it was. While that time is not known exactly, whatever may
 * have ended before it leaves the question open, so that nobody gains by proving less.
 *
 * @typedef {{ at: number } | { notAfter: number } | {}} ProvenTime what is proven about the block time of the first anchored checkpoint
 *   that covers the entry: nodes named it, a block that the consortium sealed bounds it, or nothing is
 */

import { failed, undetermined } from '../outcome.mjs';
import { formatInstant, NEVER } from '../time.mjs';

/** A node that names a later time than the consortium sealed is not to be believed. */
export function provenTime(named, sealed) {
  const contradicted = sealed < named;
  if (named !== undefined && !contradicted) {
    return { at: named };
  }
  return sealed === undefined ? {} : { notAfter: sealed };
}

/** @param {import('../registry.mjs').RegisteredKey} key */
export function keyProblem(key, proven, now) {
  const ends = key.revokedAt < key.until ? key.revokedAt : key.until;
  if (proven.at !== undefined) {
    return keyProblemAt(key, proven.at);
  }
  return proven.notAfter !== undefined
    ? keyProblemBy(key, proven.notAfter, proven.notAfter >= ends)
    : keyProblemBy(key, now, key.revokedAt !== undefined || now >= key.until);
}

/** @param {import('../registry.mjs').Period[]} rights to issue the type, in order; at least one */
export function rightProblem(rights, proven, now) {
  if (proven.at !== undefined) {
    return rightProblemAt(rights, proven.at);
  }
  const latest = proven.notAfter;
  return latest !== undefined
    ? rightProblemBy(rights, latest, rights.some(({ until }) => latest >= until))
    : rightProblemBy(rights, now, rights.some(({ until }) => until !== NEVER));
}

function keyProblemAt(key, time) {
  if (time < key.from) {
    return notYetValid(key);
  }
  if (time >= key.revokedAt) {
    return failed('issuer-key-revoked', `revoked from ${formatInstant(key.revokedAt)}, anchored ${formatInstant(time)}`);
  }
  return time < key.until
    ? undefined
    : failed('issuer-key-expired', `valid until ${formatInstant(key.until)}, anchored ${formatInstant(time)}`);
}

function keyProblemBy(key, latest, mayHaveEnded) {
  if (latest < key.from) {
    return notYetValid(key);
  }
  return mayHaveEnded ? undetermined('issuer-time-unproven') : undefined;
}

function notYetValid({ from }) {
  return failed('issuer-key-not-yet-valid', `valid from ${formatInstant(from)}`);
}

function rightProblemBy(rights, latest, mayHaveEnded) {
  return mayHaveEnded ? undetermined('issuer-time-unproven') : rightProblemAt(rights, latest);
}

function rightProblemAt(rights, time) {
  if (rights.some(({ from, until }) => time >= from && time < until)) {
    return undefined;
  }
  return failed(rights.some(({ until }) => time >= until) ? 'type-right-withdrawn' : 'type-not-allowed');
}

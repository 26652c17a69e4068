/**
 * What somebody tells about the past of a document's status: the version of its list that was in force at an instant, the next one, and the
 * changes that were recorded (docs/spec/history.md). Nothing in it counts before the verifier said so.
 */

import { readAnchor, readConsortiumSeal } from './anchored.mjs';
import { utf8 } from './bytes.mjs';
import { isOrigin } from './log-text.mjs';
import { Members } from './members.mjs';
import { STATUS_WORDS, StatusList } from './status-list.mjs';
import { parseObject } from './strict-json.mjs';
import { isWebUri } from './web-uri.mjs';

const FORMAT = 'govchain-status-history/1';
const MAX_LENGTH = 1 << 20;
const MAX_CHANGES = 256;
const SALT_LENGTH = 16;
const ID = /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/**
 * @typedef {{ version: bigint, digest: string, bits?: StatusList, log: string, anchor: object,
 *   consortiumSeal?: import('./consortium-seal.mjs').ConsortiumSeal }} AnchoredVersion
 * @typedef {{ credential: string, version: bigint }} Successor id of a first copy, 36 characters
 * @typedef {{ status: number, recorded: number, effective: number, reason?: string, successor?: Successor, payload?: Uint8Array,
 *   salt?: Uint8Array, proof?: string }} RecordedChange
 * @typedef {{ list: string, inForce?: AnchoredVersion, next?: AnchoredVersion, changes?: RecordedChange[] }} StatusHistory
 */

/**
 * @param {Uint8Array | string} json as received
 * @returns {Promise<{ history: StatusHistory } | { refused: string }>} refused says in English which rule is broken, never a value
 */
export async function parseHistory(json) {
  const bytes = typeof json === 'string' ? utf8(json) : json;
  const object = bytes.length > MAX_LENGTH ? undefined : parseObject(bytes);
  if (object === undefined) {
    return { refused: 'history is not a strict JSON object in UTF-8 of at most 1 MiB' };
  }
  const members = new Members(object, 'history');
  const history = readHistory(members);
  const problem = members.problem() ?? (await withBits(history));
  return problem === undefined ? { history } : { refused: problem };
}

/** Reads a history that is part of a larger JSON text; {@link withBits} has to follow. */
export function readHistory(members) {
  members.expect('format', FORMAT);
  const history = {
    list: members.text('list'),
    inForce: versionIn(members, 'inForce'),
    next: versionIn(members, 'next'),
    changes: members.has('changes') ? members.objects('changes', readChange) : undefined,
  };
  if (!isWebUri(history.list)) {
    members.refuse('list is no URI of a status list');
  }
  if (history.changes?.length > MAX_CHANGES) {
    members.refuse(`more than ${MAX_CHANGES} changes`);
  }
  return history;
}

/** Inflates the bits of the versions, where there are any. @returns {Promise<string | undefined>} the problem with them */
export async function withBits(history) {
  const versions = [history?.inForce, history?.next].filter((version) => version?.zlib !== undefined);
  await Promise.all(versions.map(async (version) => {
    version.bits = await StatusList.decompress(version.zlib);
  }));
  return versions.some(({ bits }) => bits === undefined) ? 'history: lst is of the wrong form' : undefined;
}

function versionIn(history, name) {
  return history.has(name) ? history.nested(name, readVersion) : undefined;
}

function readVersion(members) {
  const version = {
    version: members.number('version'),
    digest: members.digest('digest'),
    zlib: members.optional('base64Url', 'lst'),
    log: members.text('log'),
    anchor: members.nested('anchor', readAnchor),
    consortiumSeal: members.has('consortiumSeal') ? members.nested('consortiumSeal', readConsortiumSeal) : undefined,
  };
  if (!isOrigin(version.log)) {
    members.refuse('log is no origin');
  }
  return version;
}

function readChange(members) {
  const change = {
    status: STATUS_WORDS.indexOf(members.text('status')),
    recorded: members.instant('recorded'),
    effective: members.instant('effective'),
    reason: members.optional('text', 'reason'),
    successor: members.has('successor') ? members.nested('successor', readSuccessor) : undefined,
    ...(members.has('payload') ? { payload: members.base64Url('payload'), salt: members.base64Url('salt') } : {}),
    proof: members.optional('text', 'proof'),
  };
  if (change.status < 0) {
    members.refuse('status is of the wrong form');
  }
  if ((change.salt?.length ?? SALT_LENGTH) !== SALT_LENGTH) {
    members.refuse('salt is of the wrong form');
  }
  return change;
}

function readSuccessor(members) {
  const credential = ID.exec(members.text('credential'))?.[1];
  if (credential === undefined) {
    members.refuse('credential is of the wrong form');
  }
  return { credential, version: members.number('version') };
}

/**
 * What a verifier knows before it sees a document (docs/spec/trust-policy.md). First its form is read, then whether its registry vouches
 * for everything else in it.
 */

import { spkiOf } from './certificate.mjs';
import { parseVerifierKey } from './checkpoint.mjs';
import { EMPTY_HEAD, headAfter, Journal } from './journal.mjs';
import { keyOfSpki } from './keys.mjs';
import { Members } from './members.mjs';
import { sha256Hex } from './sha256.mjs';
import { parseObject } from './strict-json.mjs';
import { readValidatorSet, ValidatorHistory, validatorSetsProblem } from './validators.mjs';
import { utf8 } from './bytes.mjs';

const FORMAT = 'govchain-trust-policy/1';
const MAX_LENGTH = 2 << 20;
const ADDRESS = 20;
const DEFAULT_MAX_STATUS_AGE = 86_400_000;
const DEFAULT_MAX_HEAD_AGE = 300_000;

/**
 * @typedef {{ version: bigint, createdAt: number, chainId: bigint,
 *   contracts: { issuerRegistry: string, checkpointAnchor: string, statusRegistry: string }, validatorSets: object[],
 *   validators: ValidatorHistory, logs: import('./checkpoint.mjs').CheckpointKey[], journal: Journal,
 *   keys: import('./keys.mjs').VerifyingKey[], profiles: Uint8Array[], maxStatusAge: number, maxHeadAge: number,
 *   timestampAuthorities: Uint8Array[], digest: string }} TrustPolicy digest is SHA-256 of the exact bytes: what people compare by phone
 * @typedef {{ policy: TrustPolicy } | { refused: { reason: string, detail: string } }} PolicyReading
 */

/**
 * Reads the JSON form.
 *
 * @param {Uint8Array | string} json the exact bytes
 * @returns {PolicyReading}
 */
export function parseTrustPolicy(json) {
  const bytes = typeof json === 'string' ? utf8(json) : json;
  const object = bytes.length > MAX_LENGTH ? undefined : parseObject(bytes);
  if (object === undefined) {
    return malformed('policy is not a strict JSON object of at most 2 MiB in UTF-8');
  }
  const members = new Members(object, 'policy');
  const { changes, journalHead, ...content } = readContent(members);
  const problem = members.problem();
  if (problem !== undefined) {
    return malformed(problem);
  }
  // The hash first: a journal that was changed is to be called that, whatever it has become.
  const found = headAfter(EMPTY_HEAD, changes);
  if (found !== journalHead) {
    const detail = `the journal hashes to ${found}, the policy says ${journalHead}`;
    return { refused: { reason: 'policy-journal-mismatch', detail } };
  }
  const journal = Journal.replay(changes, found);
  if (typeof journal === 'string') {
    return malformed(journal);
  }
  const detail = unnamed(content, journal.registry);
  const policy = { ...content, journal, validators: new ValidatorHistory(content.validatorSets), digest: sha256Hex(bytes) };
  return detail === undefined ? { policy } : { refused: { reason: 'policy-key-unnamed', detail } };
}

function readContent(members) {
  members.expect('format', FORMAT);
  const content = {
    version: members.number('version'),
    createdAt: members.instant('createdAt'),
    chainId: members.number('chainId'),
    contracts: members.nested('contracts', (nested) => ({
      issuerRegistry: nested.prefixedHex('issuerRegistry', ADDRESS),
      checkpointAnchor: nested.prefixedHex('checkpointAnchor', ADDRESS),
      statusRegistry: nested.prefixedHex('statusRegistry', ADDRESS),
    })),
    validatorSets: members.objects('validatorSets', readValidatorSet),
    logs: members.objects('logs', readLog),
    changes: members.hexList('journal'),
    journalHead: members.digest('journalHead'),
    keys: members.base64List('keys').map(keyOfSpki),
    profiles: members.has('profiles') ? members.base64List('profiles') : [],
    maxStatusAge: members.duration('maxStatusAge', DEFAULT_MAX_STATUS_AGE),
    maxHeadAge: members.duration('maxHeadAge', DEFAULT_MAX_HEAD_AGE),
    // For readers of PDF files, which this is not; here they only have to be certificates.
    timestampAuthorities: members.has('timestampAuthorities') ? members.base64List('timestampAuthorities') : [],
  };
  const problem = validatorSetsProblem(content.validatorSets);
  if (problem !== undefined) {
    members.refuse(problem);
  }
  if (content.timestampAuthorities.some((certificate) => spkiOf(certificate) === undefined)) {
    members.refuse('timestampAuthorities has one that is no X.509 certificate');
  }
  if (content.keys.includes(undefined)) {
    members.refuse('keys has one that is not a known public key');
  }
  return content;
}

function readLog(members) {
  const origin = members.text('origin');
  const key = parseVerifierKey(members.text('verifierKey'));
  if (key === undefined) {
    members.refuse('verifierKey is none');
  } else if (key.origin !== origin) {
    members.refuse('verifierKey is named otherwise than the origin');
  }
  return key;
}

/** What the registry does not vouch for; undefined when it names everything. */
function unnamed({ keys, logs, profiles }, registry) {
  if (!keys.every(({ thumbprint }) => registry.owners.has(thumbprint))) {
    return 'the journal names no such key';
  }
  if (!logs.every(({ logId }) => registry.logs.has(logId))) {
    return 'the journal names no such log';
  }
  return profiles.every((bytes) => registry.namesProfile(sha256Hex(bytes)))
    ? undefined
    : 'the journal names no such profile';
}

function malformed(detail) {
  return { refused: { reason: 'policy-malformed', detail } };
}

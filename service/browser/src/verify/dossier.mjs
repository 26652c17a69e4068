/**
 * Everything about one document on one desk: what was presented and gathered, read but not believed, and what may be relied on. The
 * presentation comes first, then from the evidence what the presentation does not carry itself. The checks look only at this.
 */

import { completed, parseBundle } from './bundle.mjs';
import { spkiOf } from './certificate.mjs';
import { parseHistory } from './history.mjs';
import { keyOfSpki } from './keys.mjs';
import { parsePayload } from './payload.mjs';
import { parseSdJwt } from './sd-jwt.mjs';
import { withScheme } from './seal-message.mjs';
import { readSeal } from './seal.mjs';
import { idOf, sha256Hex } from './sha256.mjs';
import { parseStatusToken } from './status-token.mjs';
import { startOfDay } from './time.mjs';
import { parseTlogProof } from './tlog-proof.mjs';

/** How far a careful clock may be off, in milliseconds. */
export const CLOCK_TOLERANCE = 60_000;

/** Checks and reasons for what a credential was refused for; every other refusal is one of its disclosures. */
const CREDENTIAL_REFUSALS = {
  'credential-malformed': ['SCHEMA', 'credential-malformed'],
  'credential-wrong-type': ['SCHEMA', 'credential-malformed'],
  'credential-unknown-algorithm': ['SCHEMA', 'credential-malformed'],
  'credential-claim-missing': ['SCHEMA', 'credential-malformed'],
  'key-binding-malformed': ['HOLDER_BINDING', 'holder-binding-wrong'],
};

/**
 * @typedef {import('./keys.mjs').VerifyingKey} VerifyingKey
 * @template T
 * @typedef {{ present?: T, refused?: string, missing?: string }} Part there, there and refused, or not there
 */

export class Dossier {
  /** @param {import('./trust.mjs').Trust} trust */
  constructor(carrier, now, trust) {
    Object.assign(this, { carrier, now, trust });
    /** @type {{ check: string, reason: string, detail: string } | undefined} why the document itself could not be read */
    this.unreadable = undefined;
    /** @type {(import('./sd-jwt.mjs').SignedCredential & { key?: VerifyingKey }) | undefined} */
    this.credential = undefined;
    /** @type {(import('./seal.mjs').DigitalSeal & { key?: VerifyingKey }) | undefined} */
    this.seal = undefined;
    /** @type {{ salt: Uint8Array, bytes: Uint8Array, payload?: object, index?: bigint } | undefined} what the log holds about it */
    this.entry = undefined;
    /** @type {Part<import('./tlog-proof.mjs').TlogProof>} */
    this.proof = { missing: '' };
    /** @type {Part<import('./status-token.mjs').StatusToken & { key?: VerifyingKey }>} */
    this.status = { missing: '' };
    /** @type {(VerifyingKey | undefined)[]} keys that came inside the presented bundle; undefined where the bytes are no key */
    this.bundleKeys = [];
    /** @type {VerifyingKey[]} keys of all bundles */
    this.carriedKeys = [];
  }

  /** The entry's payload, when it could be read. */
  get payload() {
    return this.entry?.payload;
  }

  /** The state of the log that the proof leads to. */
  get checkpoint() {
    return this.proof.present?.checkpoint;
  }

  /** Whether there is no document to judge. */
  get isEmpty() {
    return this.credential === undefined && this.seal === undefined;
  }

  /** When the document claims to be issued; of a seal, which knows only days, the first instant of its day. */
  get claimedIssue() {
    return this.credential?.facts.issuedAt ?? (this.seal === undefined ? undefined : startOfDay(this.seal.signatureDate));
  }

  /** Id of the type that the seal names by its profile URI. */
  get sealType() {
    const uri = this.seal?.content.profileUri;
    return uri === undefined ? undefined : idOf(withScheme(uri));
  }

  get credentialStatus() {
    return this.credential?.facts.status;
  }

  get sealStatus() {
    return this.seal?.content.status?.reference;
  }

  /** The entry of the status list that counts for the document; credential and seal are compared by the STATUS check. */
  get statusReference() {
    return this.credentialStatus ?? this.sealStatus;
  }

  refuse(check, reason, detail) {
    this.unreadable ??= { check, reason, detail };
  }
}

/**
 * Reads presentation and evidence.
 *
 * @param {{ carrier: string, content?: any, refused?: string, file?: object }} presented refused is why a symbol holds no
 *   seal, file what was found about the PDF around the bundle
 * @param {import('./verify.mjs').Evidence} evidence
 */
export async function readDossier(presented, evidence, trust, now) {
  const dossier = new Dossier(presented.carrier, now, trust);
  const found = evidence.bundle === undefined ? undefined : (await parseBundle(evidence.bundle)).bundle;
  if (presented.refused !== undefined) {
    dossier.refuse('SCHEMA', 'seal-malformed', presented.refused);
  }
  readKeys(dossier, found);
  const support = await supportOf(dossier, presented, found);
  const { credential, seal } = documentsOf(presented, support);
  readCredential(dossier, credential);
  readSealOf(dossier, seal);
  readEntry(dossier, support);
  readProof(dossier, support?.proof);
  dossier.anchor = support?.anchor;
  dossier.consortiumSeal = support?.consortiumSeal;
  dossier.history = (await historyOf(evidence.history)) ?? support?.history;
  dossier.file = presented.file;
  dossier.attachment = presented.carrier === 'attachment' ? presented.content : undefined;
  await readStatusList(dossier, evidence.statusList, support?.statusList);
  return dossier;
}

/** The bundle that fills what the presentation does not carry itself; for a bundle, itself with what it lacks. */
async function supportOf(dossier, { carrier, content }, found) {
  if (carrier !== 'bundle' && carrier !== 'pdf') {
    return found;
  }
  const { bundle, refused } = await parseBundle(content);
  if (bundle === undefined) {
    dossier.refuse('SCHEMA', 'bundle-malformed', refused);
    return undefined;
  }
  dossier.bundleKeys = readKeys(dossier, bundle);
  return completed(bundle, found);
}

function documentsOf({ carrier, content }, support) {
  switch (carrier) {
    case 'seal':
      return { seal: content };
    case 'credential':
      return { credential: content };
    default:
      return { credential: support?.credential, seal: support?.seal };
  }
}

function readKeys(dossier, bundle) {
  const keys = (bundle?.keys ?? []).map((spki) => dossier.trust.key(sha256Hex(spki)) ?? keyOfSpki(spki));
  dossier.carriedKeys.push(...keys.filter((key) => key !== undefined));
  return keys;
}

function readCredential(dossier, text) {
  const { credential, refused } = text === undefined ? {} : parseSdJwt(text);
  if (credential !== undefined) {
    dossier.credential = { ...credential, key: keyOf(dossier, credential.jws) };
  } else if (refused !== undefined) {
    const [check, reason] = CREDENTIAL_REFUSALS[refused] ?? ['SIGNATURE', 'disclosure-mismatch'];
    dossier.refuse(check, reason, refused);
  }
}

function readSealOf(dossier, bytes) {
  const { seal, refused } = bytes === undefined ? {} : readSeal(bytes);
  if (seal !== undefined) {
    const carried = dossier.carriedKeys.find((key) => key.certificateReference === seal.certificateReference);
    dossier.seal = { ...seal, key: dossier.trust.sealKey(seal.certificateReference) ?? carried };
  } else if (refused !== undefined) {
    dossier.refuse('SCHEMA', 'seal-malformed', refused);
  }
}

function readEntry(dossier, support) {
  if (support?.payload === undefined) {
    return;
  }
  const { payload, refused } = parsePayload(support.payload);
  dossier.entry = { salt: support.salt, bytes: support.payload, payload, index: support.index };
  if (refused !== undefined) {
    dossier.refuse('SCHEMA', 'payload-malformed', refused);
  }
}

function readProof(dossier, text) {
  if (text !== undefined) {
    const proof = parseTlogProof(text);
    dossier.proof = typeof proof === 'string' ? { refused: proof } : { present: proof };
  }
}

/** A history that was asked for goes before the one that a bundle brought along for some instant. */
async function historyOf(text) {
  return text === undefined ? undefined : (await parseHistory(text)).history;
}

/** A fetched status list goes before one in a bundle. */
async function readStatusList(dossier, gathered, carried) {
  const text = gathered?.token ?? carried;
  if (text === undefined) {
    dossier.status = { missing: gathered?.notAvailable ?? '' };
    return;
  }
  const { token, refused } = await parseStatusToken(text);
  dossier.status = token === undefined ? { refused } : { present: { ...token, key: keyOf(dossier, token.jws) } };
}

/** The key in the certificate of a header; the one of the policy when it has the same, for that is loaded already. */
function keyOf(dossier, jws) {
  const certificate = jws.certificate();
  const spki = certificate === undefined ? undefined : spkiOf(certificate);
  return spki === undefined ? undefined : (dossier.trust.key(sha256Hex(spki)) ?? keyOfSpki(spki));
}

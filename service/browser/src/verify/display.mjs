/** Reads what was presented for people to see; believed only when the verdict is VALID. */

import { hex } from './bytes.mjs';
import { parseSdJwt } from './sd-jwt.mjs';
import { withScheme } from './seal-message.mjs';
import { parseSealProfile, readClaims } from './seal-profile.mjs';
import { readSeal } from './seal.mjs';
import { idOf, sha256Hex } from './sha256.mjs';
import { plainJson } from './strict-json.mjs';
import { formatDay, formatInstant } from './time.mjs';

/**
 * Reads a seal.
 *
 * @param {Uint8Array} bytes the seal
 * @param {import('./policy.mjs').PolicyReading | null} [reading] its registry says which profile tells what the content means
 * @param {Uint8Array[]} [profiles] profile documents that the policy does not carry; each counts only when the registry names its digest
 * @returns {{ version: '0.8' | '0.9', certificateReference: string, documentDate: string, signatureDate: string, profile: string,
 *   validFrom?: string, validTo?: string, profileUri?: string, certificateUri?: string, statusUri?: string, statusIndex?: number,
 *   values: { tag: number, hex: string }[], profileName?: string, claims?: { name: string, description: string, text: string }[] }
 *   | { refused: string }} dates like 2026-02-28; claims only when the profile is at hand and the content fits it
 */
export function parseSeal(bytes, reading = null, profiles = []) {
  const { seal, refused } = readSeal(bytes);
  if (seal === undefined) {
    return { refused };
  }
  const { content } = seal;
  const profile = reading?.policy === undefined ? undefined : profileOf(content, reading.policy, profiles);
  return {
    version: seal.version,
    certificateReference: seal.certificateReference,
    documentDate: formatDay(seal.documentDate),
    signatureDate: formatDay(seal.signatureDate),
    profile: content.profile,
    validFrom: content.validFrom && formatDay(content.validFrom),
    validTo: content.validTo && formatDay(content.validTo),
    profileUri: content.profileUri,
    certificateUri: content.certificateUri,
    statusUri: content.status?.uri,
    statusIndex: content.status?.index,
    values: [...content.values].map(([tag, value]) => ({ tag, hex: hex(value) })),
    profileName: profile?.name,
    claims: profile && readClaims(profile, content),
  };
}

/**
 * Reads an SD-JWT.
 *
 * @returns {{ issuer: string, type: string, id: string, issuedAt: string, validFrom?: string, validUntil?: string, claims: object }
 *   | { refused: string }} instants like 2026-03-02T09:00:00Z; claims are those disclosed, as plain JSON
 */
export function parseCredential(text) {
  const { credential, refused } = parseSdJwt(text);
  if (credential === undefined) {
    return { refused };
  }
  const { issuer, type, id, issuedAt, notBefore, expiresAt } = credential.facts;
  return {
    issuer,
    type,
    id,
    issuedAt: formatInstant(issuedAt),
    validFrom: notBefore === undefined ? undefined : formatInstant(notBefore),
    validUntil: expiresAt === undefined ? undefined : formatInstant(expiresAt),
    claims: plainJson(credential.claims),
  };
}

/** The profile that the registry names for the type of the seal. */
function profileOf({ profileUri }, policy, others) {
  const digest = profileUri === undefined ? undefined : policy.journal.registry.profiles.get(idOf(withScheme(profileUri)));
  const bytes = [...policy.profiles, ...others].find((document) => sha256Hex(document) === digest);
  return bytes === undefined ? undefined : parseSealProfile(bytes);
}

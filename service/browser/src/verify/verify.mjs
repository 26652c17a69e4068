/**
 * The verifier of the check page: a pure function of presentation, evidence, policy and time (docs/spec/verification.md).
 * Nothing here fetches, reads a clock or remembers anything. Bad documents get a verdict, never an exception.
 *
 * @typedef {{ seal: Uint8Array } | { credential: string } | { bundle: Uint8Array | string } | { pdf: Uint8Array | string }
 *   | { attachment: string } | { qrText: string }} Presentation one member, the carrier: seal bytes, SD-JWT, JSON of a bundle as
 *   received, JSON of the bundle out of a PDF, lower-case hexadecimal SHA-256 of a file, or text of a QR code
 * @typedef {{ bundle?: Uint8Array | string, noBundle?: string,
 *   statusList?: { token: string } | { notAvailable: string },
 *   chain?: { unreachable: string } | { nodes: object[] } }} Evidence as in docs/spec/verification.md, "Vectors"; absent means not asked
 * @typedef {import('./policy.mjs').PolicyReading} PolicyReading what parseTrustPolicy answered; null means that there is no policy
 */

/**
 * Judges a document for an instant, which may be past.
 *
 * @param {Presentation} presentation what somebody showed
 * @param {Evidence} evidence what was gathered about it; {} when nothing was
 * @param {PolicyReading | null} policy the trust policy as it was read
 * @param {Date | string} now the instant to judge for; a string is ISO 8601 in UTC
 * @param {object} [options] none yet
 * @returns {Promise<object>} the report of docs/spec/verification.md, "Report", as an object with the members in that order
 */
export async function verify(presentation, evidence, policy, now, options = {}) {
  throw new Error('being written');
}

/**
 * What to ask others before verifying, read from what was presented and gathered so far; nothing in it is believed.
 *
 * @returns {Promise<{ evidenceDigest?: string, statusListUri?: string, statusListId?: string, log?: string, index?: bigint,
 *   treeSize?: bigint }>} digests in lower-case hexadecimal
 */
export async function questions(presentation, evidence) {
  throw new Error('being written');
}

/**
 * Reads a trust policy and checks that its registry vouches for everything in it.
 *
 * @param {Uint8Array | string} json the exact bytes, at most 2 MiB
 * @returns {PolicyReading} { policy } or { refused: { reason, detail } }; policy.digest is what people compare by phone
 */
export function parseTrustPolicy(json) {
  throw new Error('being written');
}

/**
 * Reads the text of a QR code.
 *
 * @returns {{ host: string, seal: Uint8Array } | { refused: string }} refused is one of the codes of docs/spec/seal.md, "QR text"
 */
export function parseQrText(text) {
  throw new Error('being written');
}

/**
 * Reads a seal for display; believed only when the verdict is VALID.
 *
 * @param {Uint8Array} bytes the seal
 * @param {PolicyReading | null} [policy] has the profiles that say what the content means
 * @returns {{ version: '0.8' | '0.9', certificateReference: string, documentDate: string, signatureDate: string, profile: string,
 *   validFrom?: string, validTo?: string, profileUri?: string, certificateUri?: string, statusUri?: string, statusIndex?: number,
 *   values: { tag: number, hex: string }[], profileName?: string, claims?: { name: string, description: string, text: string }[] }
 *   | { refused: string }} dates like 2026-02-28; claims only when the policy has the seal's profile and the content fits it
 */
export function parseSeal(bytes, policy = null) {
  throw new Error('being written');
}

/**
 * Reads an SD-JWT for display; believed only when the verdict is VALID.
 *
 * @returns {{ issuer: string, type: string, id: string, issuedAt: string, validFrom?: string, validUntil?: string, claims: object }
 *   | { refused: string }} instants like 2026-03-02T09:00:00Z; claims are those disclosed, as plain JSON
 */
export function parseCredential(text) {
  throw new Error('being written');
}

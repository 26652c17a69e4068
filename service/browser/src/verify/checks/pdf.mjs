/**
 * PDF: the file is one revision that a document key of the credential's authority signed as a whole, and every page shows the seal that the
 * bundle carries. Without it the bundle could be genuine and the pages not. Whoever has only taken the bundle out of the file gets
 * not-applicable: the bundle is judged, the pages are not.
 *
 * @typedef {{ finding?: string, detail?: string, signer?: string, codes?: string[][] }} PdfFacts what a reader of PDF files found, as in
 *   docs/spec/vectors/pdf: a reason that makes it unfit, or base64 of the signing key and the texts of the QR codes on each page
 */

import { fromBase64 } from '../base64.mjs';
import { sameBytes } from '../bytes.mjs';
import { keyOfSpki } from '../keys.mjs';
import { failed, NOT_APPLICABLE, PASSED, undetermined } from '../outcome.mjs';
import { readQrText } from '../qr-text.mjs';
import { PURPOSE } from '../registry.mjs';
import { idOf } from '../sha256.mjs';
import { keyProblem } from './entitlement.mjs';

/** @param {import('../dossier.mjs').Dossier} dossier */
export function checkPdf(dossier) {
  const { file } = dossier;
  if (file === undefined) {
    return NOT_APPLICABLE;
  }
  if (file.finding !== undefined) {
    return failed(file.finding, file.detail);
  }
  return codeProblem(dossier) ?? signerProblem(dossier) ?? PASSED;
}

function codeProblem({ file: { codes, detail }, seal }) {
  if (codes === undefined) {
    return undetermined('pdf-pages-not-read', detail);
  }
  for (const [i, texts] of codes.entries()) {
    const shown = texts.map((text) => readQrText(text).seal).filter((bytes) => bytes !== undefined);
    if (shown.length === 0 || seal === undefined) {
      return failed('pdf-code-missing', `page ${i + 1}`);
    }
    if (!shown.every((bytes) => sameBytes(bytes, seal.bytes))) {
      return failed('pdf-code-mismatch', `page ${i + 1}`);
    }
  }
  return undefined;
}

/** The key belongs to the authority that issued the credential; until when it counts, now says: nobody proves when it signed. */
function signerProblem({ file, credential, trust, claimedIssue, now }) {
  const noAnswer = trust.withoutAnswer();
  if (noAnswer !== undefined) {
    return noAnswer;
  }
  const issuer = credential === undefined ? undefined : trust.registry.authorities.get(idOf(credential.facts.issuer));
  const thumbprint = file.signer === undefined ? undefined : keyOfSpki(fromBase64(file.signer) ?? new Uint8Array(0))?.thumbprint;
  const key = issuer?.keys.get(thumbprint);
  if (key === undefined) {
    const foreign = trust.registry.ownersOf(thumbprint).length > 0;
    return foreign ? failed('pdf-signer-not-issuer') : trust.absent('pdf-signer-not-issuer', claimedIssue);
  }
  return (key.purposes & PURPOSE.DOCUMENT) === 0
    ? failed('pdf-signer-not-issuer', 'the key is not for documents')
    : keyProblem(key, {}, now);
}

/** Which checks must pass for VALID: the table of docs/spec/verification.md, row by row. */

const DOCUMENT = ['SIGNATURE', 'ISSUER', 'VALIDITY_PERIOD', 'SCHEMA', 'STATUS'];
const LOGGED = [...DOCUMENT, 'INCLUSION', 'CHECKPOINT'];
const ANCHORED = [...LOGGED, 'ANCHOR'];
const OFFLINE = { seal: DOCUMENT, credential: DOCUMENT, pdf: LOGGED, bundle: LOGGED, attachment: LOGGED };

/** The row for a carrier, with the chain asked or not, and a policy that names validators or not. */
export function requiredChecks(carrier, online, validatorsKnown) {
  const documents = online ? ANCHORED : OFFLINE[carrier];
  const row = carrier === 'pdf' ? [...documents, 'PDF'] : documents;
  // Whoever needs no log entry needs no seal on it either; where the log counts, the seal proves it without any node.
  return new Set(validatorsKnown && row.includes('INCLUSION') ? [...row, 'CONSORTIUM'] : row);
}

/** What a document's status was at a past instant: recorded and in law, apart (docs/spec/history.md). */

import { checkPast } from './checks/past.mjs';
import { pastReport } from './past-report.mjs';
import { examine } from './verify.mjs';

export { parseHistory } from './history.mjs';

/**
 * Judges a document for a past instant; the report has the member `history`. Nodes have to be asked for the version of that instant.
 *
 * @param {import('./verify.mjs').Presentation} presentation
 * @param {import('./verify.mjs').Evidence} evidence
 * @param {import('./verify.mjs').PolicyReading | null} policy
 * @param {Date | string} at the instant
 */
export function verifyPast(presentation, evidence, policy, at) {
  return examine(presentation, evidence, policy, at, async (dossier, outcomes) => {
    const { past, status } = await checkPast(dossier, outcomes);
    return { history: pastReport(past, dossier.now), status };
  });
}

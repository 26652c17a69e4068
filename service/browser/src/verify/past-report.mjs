/** The member `history` of a report (docs/spec/history.md, "Report"). */

import { HISTORY_REASONS } from './history-reasons.mjs';
import { pastSentences } from './past-sentences.mjs';
import { withoutAbsent } from './report.mjs';
import { STATUS_WORDS } from './status-list.mjs';
import { formatInstant } from './time.mjs';

/** @param {import('./checks/past.mjs').PastStatus} past @param {number} at the instant judged */
export function pastReport(past, at) {
  const { recorded, proof, version, since, until, legal, changes, reason } = past;
  const { nextDe: de, nextEn: en } = HISTORY_REASONS[reason] ?? {};
  return withoutAbsent({
    at: formatInstant(at),
    recorded: STATUS_WORDS[recorded],
    proof,
    version: version === undefined ? undefined : Number(version),
    since: since === undefined ? undefined : formatInstant(since),
    until: until === undefined ? undefined : formatInstant(until),
    legal: STATUS_WORDS[legal],
    changes: changes.map(changeOf),
    reason,
    nextStep: reason === undefined ? undefined : { de, en },
    sentence: pastSentences(past, at),
  });
}

function changeOf({ status, recorded, effective, reason, successor, proven }) {
  return withoutAbsent({
    status: STATUS_WORDS[status],
    recorded: formatInstant(recorded),
    effective: formatInstant(effective),
    reason,
    successor: successor && { credential: successor.credential, version: Number(successor.version) },
    proven,
  });
}

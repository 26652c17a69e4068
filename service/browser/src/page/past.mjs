/** The status on a past day: asks for the history, judges for that instant, and says what to show. */

import { ofBerlin } from '../verify/time.mjs';
import { questions } from '../verify/verify.mjs';
import { verifyPast } from '../verify/verify-past.mjs';
import { ask } from './ask.mjs';
import { stateOf } from './states.mjs';

const TYPE = 'application/vnd.govchain.status-history+json';
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d)/;
/** States of today that say of a past instant only that it is not known. */
const NOT_KNOWN = new Set(['clock', 'old-list', 'no-list', 'no-network', 'open']);

/**
 * @typedef {{ day: string, time: string }} When as in the fields of a form, by the clocks of Berlin
 * @param {object} result of check()
 * @param {When} when
 * @returns {Promise<{ when: When, refused?: 'pastNoDay' | 'pastFuture', report?: object, name?: string, tone?: string }>}
 */
export async function pastOf({ input, trust, gathered }, when, { clock, host }) {
  const at = instantOf(when);
  if (at === undefined) return { when, refused: 'pastNoDay' };
  if (at > clock.now().getTime()) return { when, refused: 'pastFuture' };
  const instant = new Date(at).toISOString().replace('.000Z', 'Z');
  const history = await historyAt(instant, input.presentation, gathered.evidence, clock, host);
  const evidence = history === undefined ? gathered.evidence : { ...gathered.evidence, history };
  const report = await verifyPast(input.presentation, evidence, trust.reading, instant);
  return { when, report, ...pastState(report) };
}

function instantOf({ day, time }) {
  const [, ...date] = DAY.exec(day) ?? [];
  const [, ...clock] = TIME.exec(time) ?? [];
  if (date.length === 0 || clock.length === 0) return undefined;
  const [year, month, dayOfMonth, hour, minute] = [...date, ...clock].map(Number);
  return ofBerlin({ year, month, day: dayOfMonth, hour, minute });
}

/** The document's own history; where nobody knows the document, that of its list. Only this host is asked. */
async function historyAt(instant, presentation, evidence, clock, host) {
  const { evidenceDigest, statusListUri } = await questions(presentation, evidence);
  const own = evidenceDigest === undefined ? {} : await ask(`/evidence/${evidenceDigest}/history?at=${instant}`, clock, TYPE);
  if (own.text !== undefined || statusListUri === undefined) return own.text;
  const list = new URL(statusListUri);
  return list.host === host ? (await ask(`${list.pathname}/at?time=${instant}`, clock, TYPE)).text : undefined;
}

function pastState(report) {
  if (report.history.reason === 'history-before-document') return { name: 'past-before', tone: 'warning' };
  if (report.history.proof === 'change-entries' && report.verdict !== 'INVALID') return { name: 'past-told', tone: 'warning' };
  const { name, tone } = stateOf(report, { gathered: { list: 'fresh', network: 'answered' }, clockDiffers: false });
  return NOT_KNOWN.has(name) ? { name: 'past-open', tone: 'warning' } : { name, tone };
}

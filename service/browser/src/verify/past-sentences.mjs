/** Says in words what the status was: "On 3 March 2027 it was valid; revoked on 9 March, effective from 9 March." */

import { HISTORY_REASONS } from './history-reasons.mjs';
import { INVALID, STATUS_WORDS } from './status-list.mjs';
import { formatDay, inBerlin, MONTHS } from './time.mjs';

const GERMAN = {
  months: MONTHS.de,
  status: ['gültig', 'widerrufen', 'ausgesetzt', 'ersetzt'],
  changed: ['wieder in Kraft gesetzt', 'widerrufen', 'ausgesetzt', 'ersetzt'],
  withdrawn: 'zurückgenommen',
  day: (day, month) => `${day}. ${month}`,
  time: (time) => `, ${time} Uhr`,
  notProven: (day) => `Am ${day}: Was verzeichnet war, ist nicht bewiesen`,
  inLaw: (word) => `; rechtlich war es ${word}`,
  was: (day, word) => `Am ${day} war es ${word}`,
  recorded: (day, word) => `Am ${day} war es als ${word} verzeichnet`,
  butInLaw: (word) => `, rechtlich aber ${word}`,
  byChanges: ', allein nach den Änderungen im Protokoll',
  change: (what, recorded, effective) => `${what} am ${recorded}, wirksam ab ${effective}`,
  successor: ({ credential, version }) => `, an seiner Stelle gilt ${credential} Version ${version}`,
  reason: ({ de }) => de,
};
const ENGLISH = {
  months: MONTHS.en,
  status: STATUS_WORDS,
  changed: ['reinstated', 'revoked', 'suspended', 'superseded'],
  withdrawn: 'withdrawn',
  day: (day, month) => `${day} ${month}`,
  time: (time, summer) => `, ${time} (${summer ? 'CEST' : 'CET'})`,
  notProven: (day) => `On ${day}: what was recorded is not proven`,
  inLaw: (word) => `; in law it was ${word}`,
  was: (day, word) => `On ${day} it was ${word}`,
  recorded: (day, word) => `On ${day} it was recorded as ${word}`,
  butInLaw: (word) => `, but in law it was ${word}`,
  byChanges: ', by the changes in the log alone',
  change: (what, recorded, effective) => `${what} on ${recorded}, effective from ${effective}`,
  successor: ({ credential, version }) => `, replaced by ${credential} version ${version}`,
  reason: ({ en }) => en,
};

/** @param {import('./checks/past.mjs').PastStatus} past @returns {{ de: string, en: string }} one paragraph each */
export function pastSentences(past, at) {
  const withTimes = !daysSuffice(past, at);
  return { de: paragraph(GERMAN, past, at, withTimes), en: paragraph(ENGLISH, past, at, withTimes) };
}

/** The day says it all while every change is known and on each day one thing happened at most, nothing on the day asked about. */
function daysSuffice({ legal, changes }, at) {
  const days = changes.flatMap(({ recorded, effective }) => [...new Set([dayOf(recorded), dayOf(effective)])]);
  return legal !== undefined && new Set([dayOf(at), ...days]).size === days.length + 1;
}

function paragraph(words, past, at, withTimes) {
  const show = (instant) => shown(words, instant, { withTimes, year: inBerlin(at).year });
  const when = shown(words, at, { withTimes });
  const history = [status(words, past, when), ...past.changes.map((change) => changed(words, change, show))].join('; ') + '.';
  return past.reason === undefined ? history : `${history} ${words.reason(HISTORY_REASONS[past.reason])}`;
}

/** Recorded status and legal effect are one word only while they are the same. */
function status(words, { recorded, proof, legal }, when) {
  const inLaw = words.status[legal];
  if (recorded === undefined) {
    return words.notProven(when) + (legal === undefined ? '' : words.inLaw(inLaw));
  }
  const word = words.status[recorded];
  const known = legal === recorded ? words.was(when, word) : words.recorded(when, word) + (legal === undefined ? '' : words.butInLaw(inLaw));
  return proof === 'change-entries' ? known + words.byChanges : known;
}

function changed(words, { status: became, recorded, effective, successor }, show) {
  // A revocation is for the future; what reaches back is a withdrawal.
  const what = became === INVALID && effective < recorded ? words.withdrawn : words.changed[became];
  return words.change(what, show(recorded), show(effective)) + (successor === undefined ? '' : words.successor(successor));
}

/** The year is said once, and again where it is another one. */
function shown(words, instant, { withTimes, year: said }) {
  const { year, month, day, hour, minute, summer } = inBerlin(instant);
  const two = (number) => String(number).padStart(2, '0');
  const date = words.day(day, words.months[month - 1]) + (year === said ? '' : ` ${String(year).padStart(4, '0')}`);
  return withTimes ? date + words.time(`${two(hour)}:${two(minute)}`, summer) : date;
}

function dayOf(instant) {
  return formatDay(inBerlin(instant));
}

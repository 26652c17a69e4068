/** Says in words what the status was: "On 3 March 2027 it was recorded as valid. Revoked on 9 March 2027, effective from …". */

import { HISTORY_REASONS } from './history-reasons.mjs';
import { INVALID, STATUS_WORDS } from './status-list.mjs';
import { inBerlin, MONTHS } from './time.mjs';

const GERMAN = {
  months: MONTHS.de,
  status: ['gültig', 'widerrufen', 'ausgesetzt', 'ersetzt'],
  changed: ['Wieder in Kraft gesetzt', 'Widerrufen', 'Ausgesetzt', 'Ersetzt'],
  withdrawn: 'Zurückgenommen',
  day: ({ day, month, year, time }) => `${day}. ${month} ${year}, ${time} Uhr`,
  notProven: (day) => `Am ${day}: Was verzeichnet war, ist nicht bewiesen.`,
  byChanges: (day, word) => `Am ${day} war es ${word}, allein nach den Änderungen im Protokoll.`,
  recorded: (day, word) => `Am ${day} war es als ${word} verzeichnet.`,
  legal: (word) => `Rechtlich war es damals ${word}.`,
  change: (what, recorded, effective) => `${what} am ${recorded}, wirksam ab ${effective}`,
  successor: ({ credential, version }) => `, an seiner Stelle gilt ${credential} Version ${version}`,
  reason: ({ de }) => de,
};
const ENGLISH = {
  months: MONTHS.en,
  status: STATUS_WORDS,
  changed: ['Reinstated', 'Revoked', 'Suspended', 'Superseded'],
  withdrawn: 'Withdrawn',
  day: ({ day, month, year, time, summer }) => `${day} ${month} ${year}, ${time} (${summer ? 'CEST' : 'CET'})`,
  notProven: (day) => `On ${day}: what was recorded is not proven.`,
  byChanges: (day, word) => `On ${day} it was ${word}, by the changes in the log alone.`,
  recorded: (day, word) => `On ${day} it was recorded as ${word}.`,
  legal: (word) => `In law it was ${word} then.`,
  change: (what, recorded, effective) => `${what} on ${recorded}, effective from ${effective}`,
  successor: ({ credential, version }) => `, replaced by ${credential} version ${version}`,
  reason: ({ en }) => en,
};

/** @param {import('./checks/past.mjs').PastStatus} past @returns {{ de: string, en: string }} one paragraph each */
export function pastSentences(past, at) {
  return { de: paragraph(GERMAN, past, at), en: paragraph(ENGLISH, past, at) };
}

function paragraph(words, { recorded, proof, legal, changes, reason }, at) {
  const day = dayOf(words, at);
  const told = proof === 'change-entries' ? words.byChanges : words.recorded;
  return [
    recorded === undefined ? words.notProven(day) : told(day, words.status[recorded]),
    // Said where it is not the same, or where nothing was recorded.
    legal === undefined || legal === recorded ? [] : words.legal(words.status[legal]),
    changes.map((change) => sentence(words, change)),
    reason === undefined ? [] : words.reason(HISTORY_REASONS[reason]),
  ].flat().join(' ');
}

function sentence(words, { status, recorded, effective, successor }) {
  // A revocation is for the future; what reaches back is a withdrawal.
  const what = status === INVALID && effective < recorded ? words.withdrawn : words.changed[status];
  return `${words.change(what, dayOf(words, recorded), dayOf(words, effective))}${successor === undefined ? '' : words.successor(successor)}.`;
}

function dayOf(words, instant) {
  const { year, month, day, hour, minute, summer } = inBerlin(instant);
  const two = (number) => String(number).padStart(2, '0');
  return words.day({ day, month: words.months[month - 1], year: String(year).padStart(4, '0'), time: `${two(hour)}:${two(minute)}`, summer });
}

import { judgeRange } from '../verify/range.mjs';
import { parseRange } from '../verify/range-bundle.mjs';
import { GAP } from '../verify/stream-leaf.mjs';
import { checksView } from './checks-view.mjs';
import { el, facts, heading } from './dom.mjs';
import { nextView, verdict } from './result-view.mjs';
import { entryControls } from './start-view.mjs';

/** Not anchored or not sealed yet: time mends it. */
const PENDING = new Set(['log-entry-pending', 'consortium-seal-not-at-hand']);
const TONES = { valid: 'success', invalid: 'danger', damaged: 'danger', pending: 'warning', open: 'warning' };
/** More of them are only counted: a lossy radio has some hundred a day. */
const MOST_NAMED = 20;

/** Judges readings of a time span on this device; nobody is asked. @param {Uint8Array} bytes of the file */
export async function checkRange(bytes, reading, now) {
  const { range } = parseRange(bytes);
  if (range === undefined) return { name: 'damaged' };
  const report = await judgeRange(range, reading, now);
  return { name: nameOf(report), report, question: range.question };
}

function nameOf({ verdict: said, checks }) {
  if (said !== 'INDETERMINATE') return said.toLowerCase();
  const deciding = checks.find(({ outcome, required }) => required && outcome === 'undetermined');
  return PENDING.has(deciding.reason) ? 'pending' : 'open';
}

/** What was measured and what is missing, how much of it counts, and what it does not show. */
export function rangeView(language, { name, report, question }, acts) {
  const say = language.say.bind(language);
  const time = report === undefined ? null : say('judgedAt', { time: language.time(report.judgedAt) });
  return [
    verdict(TONES[name], say(`range.${name}.title`), say(`range.${name}.lead`), time, `range-${name}`),
    report?.opening === undefined ? null : contentView(language, report, question, name === 'valid'),
    nextView(language, say(`range.${name}.next`)),
    report === undefined ? null : checksView(language, report),
    el('section.again', entryControls(language, acts, 'again')),
  ];
}

function contentView(language, report, question, proven) {
  const say = language.say.bind(language);
  const { authority, device, what, place } = report.opening;
  // An opening is signed by no authority: proven is that the log says so. Of what is not proven not even that can be said.
  const of = proven ? 'range.stated' : 'range';
  return el('section.content', { 'aria-labelledby': 'content' },
    heading(2, 'heading-medium', say('rangeSays'), { id: 'content' }),
    proven ? null : el('p.kern-body.content__caution', say('saysOnlyNote')),
    facts([
      [say(`${of}.device`), device],
      [say('range.what'), what, { value: { lang: 'de' } }],
      [say('range.place'), place, { value: { lang: 'de' } }],
      [say(`${of}.authority`), authority],
      [say('range.from'), instant(language, question.from)],
      [say('range.until'), instant(language, question.until)],
      // How many there are, and what is missing, is said of what is proven only.
      ...(proven ? counts(language, report) : []),
    ]));
}

function counts(language, { readings, marks, closedMarks, finalUntil }) {
  const say = language.say.bind(language);
  const gaps = marks.filter(({ leaf }) => leaf.kind === GAP);
  const silences = marks.filter(({ leaf }) => leaf.kind !== GAP);
  const noticed = ({ leaf }) => instant(language, leaf.received);
  return [
    [say('range.readings'), String(readings.length)],
    [say('range.first'), readings.length > 0 && place(language, readings[0]) || undefined],
    [say('range.last'), readings.length > 0 && place(language, readings.at(-1)) || undefined],
    [say('range.gaps'), list(language, gaps, (mark) => say('range.gap', { ...mark.payload, time: noticed(mark) }))],
    [say('range.silences'), list(language, silences, (mark) => say('range.silence', { since: instant(language, mark.payload.since), time: noticed(mark) }))],
    [say('range.closed'), closedMarks > 0 ? String(closedMarks) : undefined],
    [say('range.finalUntil'), instant(language, finalUntil)],
  ];
}

function list(language, marks, sentence) {
  const more = marks.length > MOST_NAMED ? el('li', language.say('range.more', { count: marks.length - MOST_NAMED })) : null;
  return el('div', String(marks.length),
    marks.length === 0 ? null : el('ul.content__list', marks.slice(0, MOST_NAMED).map((mark) => el('li', sentence(mark))), more));
}

function place(language, { position, leaf }) {
  return language.say('range.at', { time: instant(language, leaf.measured), position });
}

function instant(language, milliseconds) {
  return language.time(new Date(milliseconds).toISOString());
}

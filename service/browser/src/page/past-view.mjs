import { button, el, facts, fold, heading, icon, note, paragraph } from './dom.mjs';

/** Of these nobody needs to know how they were on another day. */
const NEVER_GENUINE = new Set(['forged', 'damaged', 'contradicted', 'foreign-issuer', 'unknown-file', 'no-policy']);

/**
 * Asks for a day and shows what was on it.
 *
 * @param {object} result of check(); past is what past.mjs said about a day that was asked for
 * @param {{ onpast: (when: import('./past.mjs').When) => void }} acts
 */
export function pastView(language, { report, state, past }, { onpast }) {
  if (NEVER_GENUINE.has(state.name)) return null;
  const say = language.say.bind(language);
  const day = field('pastDay', say, { type: 'date', value: past?.when.day, max: report.judgedAt.slice(0, 10) });
  const time = field('pastTime', say, { type: 'time', value: past?.when.time ?? '12:00' });
  const asked = (event) => {
    event.preventDefault();
    onpast({ day: day.input.value, time: time.input.value });
  };
  return fold(say('pastTitle'), { id: 'past', open: past !== undefined },
    paragraph(say('pastLead')),
    el('form.past', { onsubmit: asked, novalidate: true }, day.row, time.row, button('secondary', say('pastAsk'), () => {}, { type: 'submit', id: 'past-ask' })),
    past === undefined ? null : answer(language, past));
}

function field(name, say, attributes) {
  const input = el('input.kern-form-input__input', { id: name, name, required: true, ...attributes });
  return { input, row: el('div.kern-form-input', el('label.kern-label', { for: name }, say(name)), input) };
}

function answer(language, past) {
  const say = language.say.bind(language);
  if (past.refused !== undefined) return el('div', { id: 'past-answer', tabindex: '-1' }, note('warning', say(past.refused)));
  const { history } = past.report;
  return el(`section.past__answer.verdict--${past.tone}`, { id: 'past-answer', tabindex: '-1', 'data-past': past.name, 'data-proof': history.proof, 'aria-labelledby': 'past-word' },
    el('p.past__word', { id: 'past-word' }, icon(past.tone), heading(3, 'heading-small', word(language, past))),
    paragraph(language.of(history.sentence)),
    facts([
      [say('pastRecorded'), say(history.recorded === undefined ? 'pastNotProven' : `status.${history.recorded}`)],
      [say('pastLegal'), say(history.legal === undefined ? 'pastNotProven' : `status.${history.legal}`)],
      [say('pastProof'), say(`pastProof.${history.proof}`)],
      [say('pastSince'), history.since && language.time(history.since)],
      [say('pastUntil'), history.until && language.time(history.until)],
    ]),
    history.nextStep === undefined ? null : paragraph(language.of(history.nextStep)));
}

function word(language, { name, report }) {
  const title = language.say(`${name}.title`, { word: report.history.recorded && language.say(`status.${report.history.recorded}`) });
  return `${language.time(report.history.at)}: ${title}`;
}

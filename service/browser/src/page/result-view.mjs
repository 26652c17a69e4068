import { checksView } from './checks-view.mjs';
import { contentView } from './content-view.mjs';
import { button, el, heading, icon, paragraph } from './dom.mjs';
import { notesView } from './notes-view.mjs';
import { pastView } from './past-view.mjs';
import { entryControls } from './start-view.mjs';

/** One big answer, then what is certified, what to do, and each check. */
export function resultView(language, result, acts) {
  const say = language.say.bind(language);
  const { input, report, state } = result;
  const lead = state.name === 'valid' && input.carrier === 'file' ? 'valid-file' : state.name;
  const time = report.asOf !== undefined && state.name === 'valid' ? say('asOf', { time: language.time(report.asOf) }) : say('judgedAt', { time: language.time(report.judgedAt) });
  return [
    verdict(state.tone, say(`${state.name}.title`), say(`${lead}.lead`), time, state.name),
    notesView(language, result, acts),
    contentView(language, result),
    nextView(language, state.name === 'valid' ? say('nextValid') : nextStep(language, state), state.tone === 'warning' ? acts.onretry : undefined),
    pastView(language, result, acts),
    checksView(language, report),
    el('section.again', entryControls(language, acts, 'again')),
  ];
}

const REFUSED_TONES = { 'foreign-host': 'danger', 'damaged-link': 'warning', 'pdf-with-several': 'danger', 'pdf-without-bundle': 'warning', 'too-large': 'warning' };

/** What was shown is no document of ours, or none that this page takes. */
export function refusedView(language, input, host, acts) {
  const say = language.say.bind(language);
  return [
    verdict(REFUSED_TONES[input.refused] ?? 'info', say(`${input.refused}.title`), say(`${input.refused}.lead`, { host: input.host, own: host }), null, input.refused),
    nextView(language, say(`${input.refused}.next`)),
    el('section.again', entryControls(language, acts, 'again')),
  ];
}

export function workingView(language) {
  return [el('section.working', { role: 'status' }, el('span.working__wheel', { 'aria-hidden': 'true' }), el('p.kern-body.kern-body--large', language.say('working')))];
}

/** The one big answer. */
export function verdict(tone, title, lead, time, name) {
  return el(`section.verdict.verdict--${tone}`, { 'data-state': name, 'aria-labelledby': 'title' },
    el('div.verdict__sign', icon(tone)),
    el('div.verdict__words',
      heading(1, 'heading-x-large', title, { id: 'title', tabindex: '-1' }),
      el('p.kern-body.kern-body--large', lead),
      time === null ? null : el('p.kern-body.verdict__time', time)));
}

/** The verifier's next steps are for everybody who verifies; where the page knows better what its reader can do, it says that. */
function nextStep(language, { name, check }) {
  if (language.has(`${name}.next`)) return language.say(`${name}.next`);
  return check?.nextStep === undefined ? undefined : language.of(check.nextStep);
}

/** What to do now. */
export function nextView(language, text, onretry) {
  if (text === undefined) return null;
  return el('section.next', { 'aria-labelledby': 'next' },
    heading(2, 'heading-small', language.say('next'), { id: 'next' }),
    paragraph(text),
    onretry === undefined ? null : button('secondary', language.say('retry'), onretry));
}

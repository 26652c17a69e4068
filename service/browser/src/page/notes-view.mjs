import { button, el, note, paragraph } from './dom.mjs';

/** What has to be said beside the answer: what was missing, and what to be careful with. */
export function notesView(language, result, { onaccept }) {
  const say = language.say.bind(language);
  const { doubt, gathered, input, report, state, trust } = result;
  const plain = (tone, key, values) => note(tone, say(`note.${key}`), paragraph(say(`note.${key}.text`, values)));
  const valid = state.name === 'valid';
  const notes = [];
  if (doubt !== null) {
    const times = { device: language.time(doubt.device), other: language.time(doubt.other) };
    notes.push(note('warning', say('note.clock'), paragraph(say(`note.clock.${doubt.source}`, times))));
  }
  if (valid && gathered.list === 'kept') notes.push(plain('warning', 'offline', { time: language.time(report.asOf) }));
  if (valid && gathered.entry === 'unknown' && !isProven(report)) notes.push(plain('warning', 'unknown-entry'));
  if (valid && gathered.entry === 'not-asked' && gathered.network === 'partly') notes.push(plain('info', 'no-entry'));
  if (valid && isPending(report)) notes.push(plain('info', 'unanchored'));
  if (trust.state === 'offered') notes.push(offered(language, trust, onaccept));
  if (input.carrier === 'pdf') notes.push(plain('info', 'pdf'));
  return notes.length === 0 ? null : el('section.notes', notes);
}

/** A bundle may bring the proof of its entry along; then nobody has to know it. */
function isProven(report) {
  return report.checks.some(({ check, outcome }) => check === 'INCLUSION' && outcome === 'passed');
}

function isPending(report) {
  return report.checks.some(({ reason }) => reason === 'log-entry-pending' || reason === 'anchor-pending');
}

function offered(language, trust, onaccept) {
  const say = language.say.bind(language);
  return note('warning', say('note.policy-offered'),
    paragraph(say('note.policy-offered.text')),
    el('p.kern-body.kern-body--small', `${say('digest')}: `, el('code.digest', trust.offer.digest)),
    button('tertiary', say('note.policy-offered.accept'), onaccept));
}

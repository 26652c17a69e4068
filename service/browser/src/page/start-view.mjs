import { button, el, heading, paragraph } from './dom.mjs';

/** Where everything begins: scan, choose, drop. @param {{ onscan: () => void, onfile: (file: File) => void }} acts */
export function startView(language, acts) {
  const say = language.say.bind(language);
  return [
    el('section.hero',
      heading(1, 'heading-large', say('startTitle')),
      el('p.kern-body.kern-body--large', say('startLead')),
      entryControls(language, acts, 'scan')),
    el('section.steps', { 'aria-labelledby': 'steps' },
      heading(2, 'heading-small', say('stepsTitle'), { id: 'steps' }),
      el('ol.steps__list', ['step1', 'step2', 'step3'].map((step, i) => el('li.steps__item', el('span.kern-number', { 'aria-hidden': 'true' }, String(i + 1)), paragraph(say(step)))))),
  ];
}

/** The ways in, here and below a result. @param {'scan' | 'again'} scanText */
export function entryControls(language, { onscan, onfile }, scanText) {
  const say = language.say.bind(language);
  const input = el('input.kern-sr-only', {
    type: 'file', id: 'file', tabindex: '-1', 'aria-hidden': 'true', accept: '.pdf,.json,.jwt,.txt,application/pdf,application/json,image/*',
    onchange: () => input.files.length > 0 && onfile(input.files[0]),
  });
  return el('div.ways',
    button('primary', say(scanText), onscan, { id: 'scan' }),
    button('secondary', say('choose'), () => input.click(), { id: 'choose' }),
    input,
    el('p.kern-body.kern-body--small.ways__drop', say('drop')));
}

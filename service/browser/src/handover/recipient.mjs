/** The page behind a link: PIN, one view, what was handed over. */
import { el, heading, note, paragraph } from '../page/dom.mjs';
import { namesOf } from './claims.mjs';
import { field, submit } from './forms.mjs';
import { show, start } from './frame.mjs';
import { HandedView } from './handed-view.mjs';
import { secretOf } from './keys.mjs';
import { open } from './open.mjs';
import { Refused } from './service.mjs';
import { say } from './text.mjs';

const secret = secretOf(location.hash);
let opened;
let problem;
let busy = false;

start(draw);

function draw() {
  if (secret === undefined) {
    show(heading(1, 'heading-large', say('noSecretTitle')), paragraph(say('noSecret')));
  } else if (opened === undefined) {
    drawDoor();
  } else {
    show(...opened.parts());
  }
}

function drawDoor() {
  const pin = field('pin', { inputmode: 'numeric', autocomplete: 'one-time-code', required: true, maxlength: '6' });
  const mail = field('mail', { type: 'email', autocomplete: 'email' }, say('mailHint'));
  const form = el('form', { onsubmit: (event) => { event.preventDefault(); enter(pin.input.value, mail.input.value); } },
    pin.row, mail.row,
    submit(say(busy ? 'opening' : 'open'), { disabled: busy }));
  show(heading(1, 'heading-large', say('recipientTitle')), paragraph(say('recipientLead')),
    problem === undefined ? null : note('danger', say(`${problem}Title`), paragraph(say(problem))),
    form, paragraph(say('counts')), note('info', say('copiesTitle'), paragraph(say('copies'))));
}

async function enter(pin, mail) {
  if (busy) return;
  busy = true;
  problem = undefined;
  draw();
  try {
    const handed = await open(secret, pin.trim(), mail.trim());
    opened = new HandedView(handed, await namesOf(handed.view.document.type), draw);
  } catch (error) {
    problem = error instanceof Refused && error.status === 404 ? 'refused' : 'failed';
  }
  busy = false;
  draw();
}

/** The page behind a link: PIN, one view, what was handed over. */
import { button, el, facts, heading, note, paragraph } from '../page/dom.mjs';
import { disclosedClaims, shown } from './claims.mjs';
import { save, show, start } from './frame.mjs';
import { secretOf } from './keys.mjs';
import { open } from './open.mjs';
import { Refused } from './service.mjs';
import { say, time } from './text.mjs';

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
    drawDocument();
  }
}

function drawDoor() {
  const pin = field('pin', { inputmode: 'numeric', autocomplete: 'one-time-code', required: true, maxlength: '6' });
  const mail = field('mail', { type: 'email', autocomplete: 'email' });
  const form = el('form', { onsubmit: (event) => { event.preventDefault(); enter(pin.input.value, mail.input.value); } },
    pin.row, mail.row,
    el('button.kern-btn.kern-btn--primary', { type: 'submit', disabled: busy }, el('span.kern-label', say(busy ? 'opening' : 'open'))));
  show(heading(1, 'heading-large', say('recipientTitle')), paragraph(say('recipientLead')),
    problem === undefined ? '' : note('danger', say(`${problem}Title`), paragraph(say(problem))),
    form, paragraph(say('counts')), note('info', say('copiesTitle'), paragraph(say('copies'))));
}

function field(name, attributes) {
  const input = el('input.kern-form-input__input', { id: name, name, type: 'text', ...attributes });
  return { input, row: el('div.kern-form-input', el('label.kern-label', { for: name }, say(name)), input) };
}

async function enter(pin, mail) {
  if (busy) return;
  busy = true;
  problem = undefined;
  draw();
  try {
    opened = await open(secret, pin.trim(), mail.trim());
  } catch (error) {
    problem = error instanceof Refused && error.status === 404 ? 'refused' : 'failed';
  }
  busy = false;
  draw();
}

function drawDocument() {
  const { grant, document: handed, files } = opened.view;
  show(heading(1, 'heading-large', say('content')),
    note(handed.status === 'valid' ? 'info' : 'warning', `${say('status')}: ${say(handed.status)}`, paragraph(say('unchecked'))),
    facts([
      [say('purpose'), grant.purpose],
      [say('until'), time(grant.validUntil)],
      [say('view'), `${grant.view} ${say('of')} ${grant.viewsAllowed}`],
    ]),
    facts(disclosedClaims(opened.text).map(([name, value]) => [name, shown(value)])),
    files.length === 0 ? '' : heading(2, 'heading-medium', say('files')),
    ...files.map((file) => button('secondary', file.name, async () => save(file.name, await opened.file(file.sha256), 'application/octet-stream'))),
    button('secondary', say('bundle'), () => save('dokument.bundle.json', [opened.bundle()], 'application/vnd.govchain.bundle+json')),
    button('secondary', say('receipt'), async () => save('beleg.receipt.json', [await opened.receipt()], 'application/json')),
    paragraph(say('receiptHint')),
    note('info', say('copiesTitle'), paragraph(say('copies'))));
}

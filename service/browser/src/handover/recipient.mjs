/** The page behind a link: PIN, one view, what was handed over. */
import { button, el, facts, heading, note, paragraph } from '../page/dom.mjs';
import { disclosedClaims, namesOf, shownClaims } from './claims.mjs';
import { field, submit } from './forms.mjs';
import { save, show, start } from './frame.mjs';
import { secretOf } from './keys.mjs';
import { open } from './open.mjs';
import { Refused } from './service.mjs';
import { say, time } from './text.mjs';

const secret = secretOf(location.hash);
let opened;
let names;
let problem;
let failure;
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
    opened = await open(secret, pin.trim(), mail.trim());
    names = await namesOf(opened.view.document.type);
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
    facts(shownClaims(disclosedClaims(opened.text), names)),
    files.length === 0 ? null : heading(2, 'heading-medium', say('files')),
    el('div.ways', files.map((file) => button('secondary', file.kind === 'document' ? say('pdf') : file.name, () => fetched(file)))),
    failure === undefined ? null : note('danger', say('goneTitle'), paragraph(say(failure))),
    heading(2, 'heading-medium', say('proofs')),
    el('div.ways', button('secondary', say('bundle'), () => save('dokument.bundle.json', [opened.bundle()], 'application/vnd.govchain.bundle+json')),
      button('secondary', say('receipt'), () => tried(async () => save('beleg.receipt.json', [await opened.receipt()], 'application/json')))),
    paragraph(say('receiptHint')),
    note('info', say('copiesTitle'), paragraph(say('copies'))));
}

function fetched(file) {
  return tried(async () => save(file.name, await opened.file(file.sha256), 'application/octet-stream'));
}

/** Files of a view are to be had for a quarter of an hour, and not after a withdrawal. */
async function tried(act) {
  failure = undefined;
  try {
    await act();
  } catch (error) {
    failure = error instanceof Refused && error.status === 404 ? 'gone' : 'failed';
  }
  draw();
}

/** The page of a holder without a login: the own document, its grants and what became of them. */
import { button, el, facts, fold, heading, note, paragraph } from '../page/dom.mjs';
import { disclosedClaims, shown } from './claims.mjs';
import { show, start } from './frame.mjs';
import { accessToken, secretOf } from './keys.mjs';
import { ask } from './service.mjs';
import { say, time } from './text.mjs';

const DAY = 24 * 60 * 60 * 1000;
const secret = secretOf(location.hash);
const token = secret === undefined ? undefined : await accessToken(secret);
let held;
let fresh;
let problem = secret === undefined ? 'noSecret' : undefined;

start(draw);
if (token !== undefined) await load();

async function load() {
  try {
    held = await ask('/handover/holder', { token });
  } catch (error) {
    problem = error.status === 404 ? 'holderRefused' : 'failed';
  }
  draw();
}

function draw() {
  if (held === undefined) {
    show(heading(1, 'heading-large', say('holderTitle')), paragraph(problem === undefined ? say('opening') : say(problem)));
    return;
  }
  const claims = disclosedClaims(held.bundle.credential);
  show(heading(1, 'heading-large', say('holderTitle')), paragraph(say('holderLead')),
    note('warning', say('holderSecret')),
    facts([[say('status'), say(held.document.status)]]),
    fold(say('content'), {}, facts(claims.map(([name, value]) => [name, shown(value)]))),
    fold(say('newGrant'), {}, form(claims.map(([name]) => name))),
    fresh === undefined ? '' : note('success', say('grantedTitle'), paragraph(say('granted')), facts([['Link', fresh.link], ['PIN', fresh.pin]])),
    heading(2, 'heading-medium', say('grants')),
    ...(held.items.length === 0 ? [paragraph(say('none'))] : held.items.map(grant)));
}

function grant(item) {
  const events = item.events.map((event) =>
    el('li', `${time(event.at)}: ${say(`event.${event.kind}`)}${event.reason === undefined ? '' : ` (${say(`reason.${event.reason}`)})`}`));
  return fold(`${item.recipient.name} – ${say(`state.${item.state}`)}`, { open: item.state === 'open' },
    facts([[say('purpose'), item.purpose], [say('until'), time(item.validUntil)], [say('view'), `${item.views} ${say('of')} ${item.viewsAllowed}`]]),
    el('ol', events),
    item.state === 'open' || item.state === 'locked' ? button('secondary', say('withdraw'), () => withdraw(item.id)) : '');
}

async function withdraw(id) {
  await ask('/handover/holder/withdraw', { token, grant: id });
  await load();
}

function form(names) {
  const input = (name, attributes) => el('div.kern-form-input', el('label.kern-label', { for: name }, say(name)),
    el('input.kern-form-input__input', { id: name, name, required: true, ...attributes }));
  const choices = names.map((name) => el('label', el('input', { type: 'checkbox', name: 'claim', value: name }), ` ${name}`, el('br')));
  const files = held.files.map((file) => el('label', el('input', { type: 'checkbox', name: 'file', value: file.sha256 }), ` ${file.name}`, el('br')));
  return el('form', { onsubmit: (event) => { event.preventDefault(); make(new FormData(event.target)); } },
    input('recipient', { maxlength: '200' }), input('purpose', { maxlength: '500' }),
    input('days', { type: 'number', min: '1', max: '365', value: '14' }), input('views', { type: 'number', min: '1', max: '1000', value: '3' }),
    el('fieldset', el('legend', say('claims')), choices, files),
    el('button.kern-btn.kern-btn--primary', { type: 'submit' }, el('span.kern-label', say('grant'))));
}

async function make(data) {
  fresh = await ask('/handover/holder/grants', {
    token,
    recipient: { kind: 'bearer', name: data.get('recipient') },
    purpose: data.get('purpose'),
    validUntil: new Date(Date.now() + Number(data.get('days')) * DAY).toISOString(),
    views: Number(data.get('views')),
    claims: data.getAll('claim'),
    files: data.getAll('file'),
  });
  await load();
}

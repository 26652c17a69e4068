/** The page of a holder without a login: the own document, its grants and what became of them. */
import { el, facts, fold, heading, note, paragraph } from '../page/dom.mjs';
import { disclosedClaims, namesOf, shownClaims } from './claims.mjs';
import { save, show, start } from './frame.mjs';
import { handedOver } from './fresh-view.mjs';
import { grantForm } from './grant-form.mjs';
import { grantView } from './grant-view.mjs';
import { accessToken, secretOf } from './keys.mjs';
import { ask, askBytes, Refused } from './service.mjs';
import { say } from './text.mjs';

const secret = secretOf(location.hash);
const token = secret === undefined ? undefined : await accessToken(secret);
let held;
let names;
let fresh;
let asked;
let form;
let problem = secret === undefined ? 'noSecret' : undefined;

start(draw);
if (token !== undefined) await load();

async function load() {
  try {
    held = await ask('/handover/holder', { token });
    names ??= await namesOf(held.document.type);
    problem = undefined;
  } catch (error) {
    const gone = error instanceof Refused && error.status === 404;
    problem = gone ? 'holderRefused' : 'failed';
    if (gone) held = undefined;
  }
  draw();
}

function draw() {
  if (held === undefined) {
    show(heading(1, 'heading-large', say('holderTitle')),
      problem === undefined ? paragraph(say('opening')) : note('warning', say(`${problem}Title`), paragraph(say(problem))));
    return;
  }
  const claims = disclosedClaims(held.bundle.credential);
  show(heading(1, 'heading-large', say('holderTitle')), paragraph(say('holderLead')),
    problem === undefined ? null : el('div', { id: 'problem' }, note('danger', say(`${problem}Title`), paragraph(say(problem)))),
    fresh === undefined ? null : handedOver(fresh),
    facts([[say('document'), names?.display?.[document.documentElement.lang] ?? held.document.type.split('/').at(-1)], [say('status'), say(held.document.status)]]),
    fold(say('says'), {}, facts(shownClaims(claims, names))),
    fold(say('newGrant'), { id: 'new', open: problem !== undefined }, formIn(document.documentElement.lang, claims)),
    heading(2, 'heading-medium', say('grants')),
    ...(held.items.length === 0 ? [paragraph(say('none'))] : held.items.map((item) => grantView(item, names, { asked, ask: askFirst, withdraw, receipt }))),
    note('info', say('copiesTitle'), paragraph(say('copies'))),
    note('warning', say('holderSecretTitle'), paragraph(say('holderSecret'))));
}

/** One form for as long as the language stays, so that what was typed is still there after a refusal. */
function formIn(language, claims) {
  if (form?.language !== language) form = { language, element: grantForm(held, claims, names, make) };
  return form.element;
}

/** Withdrawing cannot be undone: it takes a second press. */
function askFirst(item) {
  asked = item?.id;
  draw();
}

async function withdraw(item) {
  asked = undefined;
  await tell(() => ask('/handover/holder/withdraw', { token, grant: item.id }));
}

async function make(wish) {
  fresh = undefined;
  await tell(async () => {
    fresh = await ask('/handover/holder/grants', { token, ...wish });
    form = undefined;
  });
  document.getElementById(problem === undefined ? 'fresh' : 'problem')?.scrollIntoView();
}

async function receipt(item, event) {
  try {
    save(`beleg-${event.number}.receipt.json`, [await askBytes('/handover/holder/receipt', { token, grant: item.id, event: event.number })], 'application/json');
  } catch (error) {
    refused(error);
    draw();
  }
}

/** Does something, and shows what has become of the document, or why it was not done. */
async function tell(act) {
  try {
    await act();
    await load();
  } catch (error) {
    refused(error);
    draw();
  }
}

function refused(error) {
  const answered = error instanceof Refused;
  problem = answered && [400, 403, 409, 422].includes(error.status) ? 'notTaken' : answered && error.status === 503 ? 'tooMany' : 'failed';
}

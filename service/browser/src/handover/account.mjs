/** The page of recipients with a login: what was handed over to them, and what they have opened of it. */
import { button, el, fold, heading, note, paragraph } from '../page/dom.mjs';
import { namesOf } from './claims.mjs';
import { show, start } from './frame.mjs';
import { HandedView } from './handed-view.mjs';
import { beginLogin, finishLogin } from './login.mjs';
import { openReceived } from './open.mjs';
import { receivedView } from './received-view.mjs';
import { read, Refused } from './service.mjs';
import { say } from './text.mjs';

/** What was opened stays here until the page is left: looking at it again is no second view. */
const opened = new Map();
const names = new Map();
let token;
let items;
let shown;
let problem;
let busy = true;

start(draw);
await tried(async () => {
  token = await finishLogin();
  if (token !== undefined) await load();
}, { 403: 'loginRefused' });

async function load() {
  ({ items } = await read('/api/handovers', token).catch(noRole));
  for (const { type } of items) {
    if (type !== undefined && !names.has(type)) names.set(type, await namesOf(type));
  }
}

/** Whoever is logged in and may not ask has an account that may receive nothing. */
function noRole(error) {
  throw error instanceof Refused && error.status === 403 ? new Refused('role') : error;
}

function draw() {
  if (shown !== undefined) {
    show(button('secondary', say('backToList'), () => look(undefined)), ...opened.get(shown).parts());
  } else if (items === undefined) {
    drawDoor();
  } else {
    drawList();
  }
}

function drawDoor() {
  show(heading(1, 'heading-large', say('accountTitle')), paragraph(say('accountLead')), trouble(),
    el('div.ways', button('primary', say(busy ? 'opening' : 'login'), () => tried(beginLogin, { 404: 'noLogin' }), { disabled: busy })),
    note('info', say('copiesTitle'), paragraph(say('copies'))));
}

function drawList() {
  const acts = { busy, isOpened: ({ id }) => opened.has(id), open };
  const view = (item) => receivedView(item, names.get(item.type), acts);
  const lasts = (item) => item.state === 'open' || acts.isOpened(item);
  const ended = items.filter((item) => !lasts(item));
  show(heading(1, 'heading-large', say('accountTitle')), trouble(),
    ...(ended.length === items.length ? [paragraph(say('nothingReceived'))] : items.filter(lasts).map(view)),
    ended.length === 0 ? null : fold(say('endedGrants'), {}, ...ended.map(view)),
    paragraph(say('counts')), note('info', say('copiesTitle'), paragraph(say('copies'))));
}

function trouble() {
  return problem === undefined ? null : el('div', { id: 'problem' }, note('danger', say(`${problem}Title`), paragraph(say(problem))));
}

async function open(item) {
  if (opened.has(item.id)) return look(item.id);
  await tried(async () => {
    const handed = await openReceived(item.id, token);
    opened.set(item.id, new HandedView(handed, await namesOf(handed.view.document.type), draw));
    shown = item.id;
  }, { 404: 'receivedRefused' });
  await refresh();
  document.getElementById('main').focus();
}

/** What was opened is there whether or not the list can be had anew. */
async function refresh() {
  const before = problem;
  await tried(load);
  problem = before ?? problem;
  draw();
}

function look(id) {
  shown = id;
  problem = undefined;
  draw();
  document.getElementById('main').focus();
}

/** @param {Object<number, string>} [reasons] what an answer means here */
async function tried(act, reasons = {}) {
  busy = true;
  problem = undefined;
  draw();
  try {
    await act();
  } catch (error) {
    const status = error instanceof Refused ? error.status : undefined;
    if (status === 401) items = undefined; // the token has run out
    problem = { 401: 'loginAgain', role: 'noRole', ...reasons }[status] ?? 'failed';
  }
  busy = false;
  draw();
}

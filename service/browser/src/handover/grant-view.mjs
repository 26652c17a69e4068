/** One hand-over as holders see it: its terms, all that happened to it, and how to end it. */
import { button, el, facts, fold, note, paragraph } from '../page/dom.mjs';
import { claimName } from './claims.mjs';
import { say, time } from './text.mjs';

const LASTS = new Set(['open', 'locked']);

/** @param {{ asked?: string, ask: (item?: object) => void, withdraw: (item: object) => void, receipt: (item: object, event: object) => void }} acts */
export function grantView(item, names, acts) {
  return fold(`${item.recipient.name} – ${say(`state.${item.state}`)}`, { open: LASTS.has(item.state), 'data-grant': item.id, 'data-grant-state': item.state },
    facts([
      [say('kind'), say(`kind.${item.recipient.kind}`)],
      [say('purpose'), item.purpose],
      [say('until'), time(item.validUntil)],
      [say('view'), `${item.views} ${say('of')} ${item.viewsAllowed}`],
      [say('claims'), item.claims.length === 0 ? say('noClaims') : item.claims.map((name) => claimName(name, names)).join(', ')],
      [say('files'), item.files.map((file) => (file.kind === 'document' ? say('pdf') : file.name)).join(', ')],
      [say('grantedBy'), say(`by.${item.grantedBy}`)],
      [say('noticeState'), item.notice && say(`notice.${item.notice.state}`)],
    ]),
    el('h3.kern-title', say('record')),
    el('ol.record', item.events.map((event) => entry(item, event, acts))),
    ...(LASTS.has(item.state) ? ending(item, acts) : []));
}

function ending(item, acts) {
  if (acts.asked !== item.id) return [button('secondary', say('withdraw'), () => acts.ask(item))];
  return [note('warning', say('withdrawTitle'), paragraph(say('withdrawMeans')),
    button('primary', say('withdrawNow'), () => acts.withdraw(item)), ' ', button('secondary', say('withdrawNot'), () => acts.ask()))];
}

function entry(item, event, acts) {
  const reason = event.reason === undefined ? '' : ` (${say(`reason.${event.reason}`)})`;
  const what = `${time(event.at)}: ${say(`event.${event.kind}`)}${reason}`;
  return el('li', el('span', what), ' ',
    el('button.language.record__receipt', { type: 'button', 'aria-label': `${say('receiptOf')} ${what}`, onclick: () => acts.receipt(item, event) }, say('receiptOf')));
}

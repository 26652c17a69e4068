/** One hand-over to a login: what it is, from whom, what for, until when, how many views are left. */
import { button, el, facts, heading } from '../page/dom.mjs';
import { claimName } from './claims.mjs';
import { language, say, time } from './text.mjs';

/** @param {{ busy: boolean, isOpened: (item: object) => boolean, open: (item: object) => void }} acts */
export function receivedView(item, names, acts) {
  const title = names?.display?.[language()] ?? item.type?.split('/').at(-1) ?? say('document');
  const again = acts.isOpened(item);
  const word = say(again ? 'showAgain' : 'openReceived');
  return el('section.received', { 'data-grant': item.id, 'data-grant-state': item.state },
    heading(2, 'heading-medium', title),
    facts([
      [say('purpose'), item.purpose],
      [say('from'), `${say(`from.${item.grantedBy}`)} ${item.authority}`],
      [say('receivedAt'), time(item.created)],
      [say('until'), time(item.validUntil)],
      [say('viewsLeft'), item.state !== 'open' ? undefined : `${item.viewsAllowed - item.views} ${say('of')} ${item.viewsAllowed}`],
      [say('claims'), item.claims.length === 0 ? say('noClaims') : item.claims.map((name) => claimName(name, names)).join(', ')],
      [say('state'), item.state === 'open' ? undefined : say(`state.${item.state}`)],
    ]),
    item.state === 'open' || again
      ? el('div.ways', button('primary', word, () => acts.open(item), { disabled: acts.busy, 'aria-label': `${word}: ${title}, ${item.purpose}` })) : null);
}

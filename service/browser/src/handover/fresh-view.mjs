/** A hand-over that was just made: link, its picture and PIN, which nobody can show again. */
import { button, el, facts, note, paragraph } from '../page/dom.mjs';
import { say } from './text.mjs';

/** @param {{ link?: string, linkQr?: string, pin?: string }} fresh as the service answered; a grant to a login has none of them */
export function handedOver({ link, linkQr, pin }) {
  const body = link === undefined ? [paragraph(say('accountGranted')), facts([[say('receivers'), `${location.origin}/a`]])] : [
    paragraph(say('granted')),
    facts([[say('pinAlone'), el('span.secret', { id: 'new-pin' }, pin)], [say('link'), el('span.secret', { id: 'new-link' }, link)]]),
    copying(link),
    el('img.link-qr', { src: `data:image/png;base64,${linkQr}`, alt: say('linkQr') }),
  ];
  return el('div', { id: 'fresh' }, note('success', say('grantedTitle'), ...body));
}

function copying(link) {
  const copy = button('secondary', say('copyLink'), async () => {
    await navigator.clipboard.writeText(link);
    copy.querySelector('.kern-label').textContent = say('copied');
  });
  return copy;
}

import { button, el, fold, paragraph } from './dom.mjs';

/** What the answer rests on, and who learns of it. @param {{ onprepare: (status: Element) => void }} acts */
export function trustView(language, { trust, host, installed, lasts }, { onprepare }) {
  const say = language.say.bind(language);
  return el('div.about',
    fold(say('trustTitle'), { id: 'trust' },
      paragraph(say(installed ? 'trustInstalled' : 'trustHost', { host })),
      paragraph(trustSentence(language, trust)),
      trust?.digest === undefined ? null : el('p.kern-body', `${say('digest')}: `, el('code.digest', grouped(trust.digest))),
      trust?.digest === undefined ? null : paragraph(say('digestNote')),
      lasts ? null : paragraph(say('trustPassing'))),
    fold(say('privacyTitle'), { id: 'privacy' },
      paragraph(say('privacyText', { host })),
      paragraph(say('privacyMember'))),
    fold(say('prepare'), { id: 'offline' },
      paragraph(say('prepareText')),
      prepareControl(language, onprepare),
      installed ? null : paragraph(say('installText', { host }))));
}

function prepareControl(language, onprepare) {
  const status = el('p.kern-body', { role: 'status' });
  return el('div', button('secondary', language.say('prepare'), () => onprepare(status), { id: 'prepare' }), status);
}

function trustSentence(language, trust) {
  if (trust === null || trust.policy === undefined) return language.say('trustMissing');
  const key = { first: 'trustFirst', renewed: 'trustRenewed' }[trust.state] ?? 'trustKept';
  return language.say(key, { version: trust.content.version, time: language.time(trust.keptSince) });
}

/** In groups of four, as people read it to each other. */
function grouped(digest) {
  return digest.replace(/(.{4})(?=.)/g, '$1 ');
}

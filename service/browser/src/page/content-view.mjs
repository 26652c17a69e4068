import { el, facts, heading, paragraph } from './dom.mjs';
import { rendered } from './fragments.mjs';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Stands for no end in seals, which always name a last day (docs/spec/seal.md). */
const NEVER = '9999-12-31';

/** What the document says and by whom; how much of it counts, says the state. */
export function contentView(language, { content, report, state, names }) {
  const say = language.say.bind(language);
  const { document: about } = report;
  if (content.seal === undefined && content.credential === undefined && about.issuer === undefined) return null;
  const certified = state.name === 'valid';
  const wasCertified = ['revoked', 'suspended', 'superseded', 'expired', 'not-yet-valid'].includes(state.name);
  return el('section.content', { 'aria-labelledby': 'content' },
    heading(2, 'heading-medium', say(certified ? 'certified' : 'saysOnly'), { id: 'content' }),
    certified ? null : el('p.kern-body.content__caution', say(wasCertified ? 'saysNoLongerNote' : 'saysOnlyNote')),
    facts([
      [say('kind'), kind(language, content, about, names)],
      [say('issuedBy'), certified || wasCertified ? issuer(about) : about.issuer],
      ...claims(language, content, names),
      ...period(language, content, about),
      [say('anchoredOn'), about.sealedAt && language.time(about.sealedAt)],
    ]),
    certified ? paragraph(say('compare'), { class: 'kern-body kern-body--small kern-body--muted' }) : null);
}

function kind(language, { seal, credential }, about, names) {
  const named = names?.display?.[language.code];
  if (named !== undefined) return named;
  if (seal?.profileName !== undefined) return el('span', { lang: 'de' }, seal.profileName);
  return (credential?.type ?? about.type)?.split('/').at(-1);
}

function issuer(about) {
  if (about.authority === undefined) return about.issuer;
  return el('span', about.authority, about.issuer === undefined || about.issuer === about.authority ? null : el('span.content__source', about.issuer));
}

/** A credential says more than its seal; so the seal speaks where it is alone, and its profile speaks German. */
function claims(language, { seal, credential }, names) {
  const disclosed = Object.entries(credential?.claims ?? {});
  if (disclosed.length > 0) {
    return disclosed.map(([name, value]) => [names?.claims?.[name]?.[language.code] ?? name, text(language, value, names?.texts?.[name]), { value: { lang: 'de' } }]);
  }
  return (seal?.claims ?? []).map(({ description, name, text: value }) => [description || name, value, { key: { lang: 'de' }, value: { lang: 'de' } }]);
}

/** A value of a claim as people read it. */
export function text(language, value, fragments) {
  if (Array.isArray(value)) return el('ul.content__list', value.map((item) => el('li', text(language, item, fragments))));
  if (value !== null && typeof value === 'object') {
    return fragments === undefined ? Object.values(value).map((item) => flat(language, item)).join(', ') : rendered(fragments, value, (date) => language.day(date));
  }
  return flat(language, value);
}

/** In one line; a type says with fragments how it reads better. */
function flat(language, value) {
  if (value !== null && typeof value === 'object') return Object.values(value).map((item) => flat(language, item)).join(', ');
  if (typeof value === 'boolean') return language.say(value ? 'yes' : 'no');
  if (typeof value === 'string' && DAY.test(value)) return language.day(value);
  return String(value ?? '');
}

function period(language, { seal, credential }, about) {
  const say = language.say.bind(language);
  const from = seal?.validFrom ?? credential?.validFrom ?? about.validFrom;
  const until = seal?.validTo ?? lastDay(credential?.validUntil ?? about.validUntil);
  const issued = seal?.documentDate ?? credential?.issuedAt ?? about.issuedAt;
  return [
    [say('issuedOn'), issued && language.day(issued)],
    [say('validFrom'), from && language.day(from)],
    [say('validTo'), until && until !== NEVER ? say('including', { day: language.day(until) }) : from && say('openEnded')],
  ];
}

/** An end in a credential is the first instant at which it no longer counts; people name the day before. */
function lastDay(instant) {
  return instant && new Date(new Date(instant).getTime() - 1).toISOString();
}

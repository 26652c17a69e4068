/** The claims of a document as people read them: named by the type as the service publishes it. */
import { text } from '../page/content-view.mjs';
import { typeNames } from '../page/names.mjs';
import { Language } from '../page/text.mjs';
import { fromBase64Url } from '../verify/base64.mjs';
import { language } from './text.mjs';

/** Nothing is kept on the device, and no time is learnt. */
const NO_STORE = { get: () => undefined, put: () => undefined };
const NO_CLOCK = { now: () => new Date(), learn: () => undefined };

/** The claims that an SD-JWT text discloses, name and value, in the issuer's order. What they are worth the check says. */
export function disclosedClaims(sdJwt) {
  const disclosures = sdJwt.split('~').slice(1).filter((part) => part !== '');
  return disclosures.map((part) => JSON.parse(new TextDecoder().decode(fromBase64Url(part)))).map(([, name, value]) => [name, value]);
}

/** How the type calls things; undefined when it is published elsewhere or nowhere. @param {string} type its address */
export function namesOf(type) {
  return typeNames(type, NO_STORE, NO_CLOCK, location.host);
}

/** @returns {string} what a claim is called */
export function claimName(name, names) {
  return names?.claims?.[name]?.[language()] ?? name;
}

/** Rows for a list of facts. */
export function shownClaims(claims, names) {
  const words = new Language(language());
  return claims.map(([name, value]) => [claimName(name, names), text(words, value, names?.texts?.[name]), { value: { lang: 'de' } }]);
}

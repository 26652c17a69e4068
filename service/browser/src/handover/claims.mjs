import { fromBase64Url } from '../verify/base64.mjs';

/** The claims that an SD-JWT text discloses, name and value, in the issuer's order. What they are worth the check says. */
export function disclosedClaims(text) {
  const disclosures = text.split('~').slice(1).filter((part) => part !== '');
  return disclosures.map((part) => JSON.parse(new TextDecoder().decode(fromBase64Url(part)))).map(([, name, value]) => [name, value]);
}

/** A value for people: nested values on lines of their own. */
export function shown(value) {
  if (Array.isArray(value)) return value.map(shown).join('\n');
  if (value !== null && typeof value === 'object') return Object.entries(value).map(([name, inner]) => `${name}: ${shown(inner)}`).join('\n');
  return String(value);
}

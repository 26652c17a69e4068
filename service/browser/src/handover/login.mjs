/**
 * Logging in where this installation's accounts are: authorization code with PKCE (RFC 7636). What is kept while the person is away is of use to
 * nobody else and is gone afterwards; the token stays in the page alone.
 */
import { toBase64Url } from '../verify/base64.mjs';
import { ask, Refused } from './service.mjs';

const KEPT = 'login';

/** Leaves for the login. It comes back to this page. */
export async function beginLogin() {
  const state = drawn();
  const verifier = drawn();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const { address } = await ask('/handover/login', { state, challenge: toBase64Url(new Uint8Array(digest)) });
  sessionStorage.setItem(KEPT, JSON.stringify({ state, verifier }));
  location.assign(address);
}

/** @returns {Promise<string | undefined>} an access token, or undefined when nobody has come back from a login */
export async function finishLogin() {
  const answer = answered();
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
  sessionStorage.removeItem(KEPT);
  if (answer === undefined) return undefined;
  // What this page did not ask for would log somebody in as somebody else.
  history.replaceState(null, '', location.pathname);
  const code = answer.get('code');
  if (code === null || kept.state === undefined || answer.get('state') !== kept.state) throw new Refused(403);
  const { token } = await ask('/handover/login/token', { code, verifier: kept.verifier });
  return token;
}

/** Issuers answer behind the # where they can, else behind the ?. */
function answered() {
  return [location.hash, location.search].map((part) => new URLSearchParams(part.slice(1))).find((members) => members.has('state'));
}

function drawn() {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

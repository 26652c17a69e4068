import { ask } from './ask.mjs';

/** What a type and its claims are called, as the service of this host publishes it; names only, nothing rests on them. */
const KEY = 'type ';

/** @returns {Promise<{ display: object, claims: object, texts?: object } | undefined>} labels by language, and by claim and language; fragments by claim */
export async function typeNames(uri, store, clock, host) {
  const path = pathOn(uri, host);
  if (path === undefined) return undefined;
  const answer = await ask(path, clock);
  if (answer.text === undefined) return store.get(KEY + uri);
  const names = read(answer.text);
  if (names !== undefined) await store.put(KEY + uri, names);
  return names;
}

function pathOn(uri, host) {
  try {
    const url = new URL(uri);
    return url.host === host && url.pathname.startsWith('/types/') ? url.pathname : undefined;
  } catch {
    return undefined;
  }
}

function read(text) {
  try {
    const { display, claims, govchain_text: texts } = JSON.parse(text);
    return { display: labels(display, 'name'), texts, claims: Object.fromEntries(claims.map(({ path, display: shown }) => [path[0], labels(shown, 'label')])) };
  } catch {
    // Other metadata than ours: then claims go by their own names.
    return undefined;
  }
}

function labels(display, member) {
  return Object.fromEntries(display.map((entry) => [entry.locale.slice(0, 2), entry[member]]));
}

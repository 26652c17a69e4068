import { questions } from '../verify/verify.mjs';
import { ask } from './ask.mjs';

/**
 * Collects what verifying needs, from this host and from what the device has kept. Whom a document names is not asked.
 *
 * @typedef {{ evidence: object, network: 'answered' | 'none' | 'partly', entry: 'found' | 'unknown' | 'not-asked',
 *   list: 'fresh' | 'kept' | 'none' | 'elsewhere' | 'not-named' }} Gathered
 */
const LIST = 'list ';
const LIST_TYPE = 'application/statuslist+jwt';
/** A phone that is prepared for the street keeps this many lists; each has at most some 30 KB. */
const MOST_LISTS = 40;

/** @returns {Promise<Gathered>} */
export async function gather(presentation, store, clock, host) {
  const first = await questions(presentation, {});
  // A seal names its list itself, so both can be asked for at once.
  const early = first.statusListUri === undefined ? null : list(first.statusListUri, store, clock, host);
  const found = first.evidenceDigest === undefined ? { entry: 'not-asked' } : await entry(first.evidenceDigest, clock);
  const evidence = { ...found.evidence };
  const uri = first.statusListUri ?? (await questions(presentation, evidence)).statusListUri;
  const status = await (early ?? (uri === undefined ? { list: 'not-named' } : list(uri, store, clock, host)));
  if (status.statusList !== undefined) evidence.statusList = status.statusList;
  const failures = [found, status].filter((part) => part.unreachable).length;
  return {
    evidence,
    network: failures === 0 ? 'answered' : status.unreachable && (found.unreachable || found.entry === 'not-asked') ? 'none' : 'partly',
    entry: found.entry,
    list: status.list,
  };
}

async function entry(digest, clock) {
  const answer = await ask(`/evidence/${digest}`, clock);
  if (answer.text !== undefined) {
    const newest = bundlesOf(answer.text)[0];
    if (newest !== undefined) return { entry: 'found', evidence: { bundle: JSON.stringify(newest) } };
  }
  if (answer.status === 404) return { entry: 'unknown', evidence: { noBundle: location.host } };
  return { entry: 'not-asked', unreachable: true };
}

function bundlesOf(text) {
  try {
    const reply = JSON.parse(text);
    return Array.isArray(reply.bundles) ? reply.bundles : [];
  } catch {
    return [];
  }
}

async function list(uri, store, clock, host) {
  const url = parsed(uri);
  if (url === null || url.host !== host) {
    return { list: 'elsewhere', statusList: { notAvailable: `the page asks ${host} only, and the list is at ${url?.host ?? 'no address'}` } };
  }
  const answer = await ask(url.pathname, clock, LIST_TYPE);
  if (answer.text !== undefined) {
    const token = answer.text.trim();
    await store.put(LIST + uri, token);
    return { list: 'fresh', statusList: { token } };
  }
  const kept = await store.get(LIST + uri);
  const unreachable = answer.failed === 'unreachable' || answer.status >= 500;
  if (kept !== undefined && unreachable) return { list: 'kept', statusList: { token: kept }, unreachable };
  return { list: 'none', unreachable, statusList: { notAvailable: unreachable ? `${host} did not answer` : `${host} publishes no such list` } };
}

function parsed(uri) {
  try {
    return new URL(uri);
  } catch {
    return null;
  }
}

/** Keeps all status lists of this host for use without network; so nobody learns which document is checked later, either. @returns how many */
export async function prepare(store, clock, host) {
  const answer = await ask('/published', clock);
  if (answer.text === undefined) return 0;
  const uris = JSON.parse(answer.text).status_lists.slice(0, MOST_LISTS);
  const lists = await Promise.all(uris.map((uri) => list(uri, store, clock, host)));
  return lists.filter((found) => found.list === 'fresh').length;
}

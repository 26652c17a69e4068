import { parseTrustPolicy } from '../verify/verify.mjs';
import { ask } from './ask.mjs';

/**
 * The trust policy this device goes by. The first one it sees is kept; a later one replaces it only when its version is greater and
 * it continues the registry of the kept one. Anything else is shown, with both digests, and waits for a person.
 *
 * @typedef {{ reading: object | null, state: 'first' | 'kept' | 'renewed' | 'offered' | 'missing', policy?: object, keptSince?: string,
 *   reachable: boolean, offer?: { digest: string, version: number, text: string } }} Trust reading is what verify() takes
 */
const KEY = 'policy';
const PATH = '/trust-policy';

/** @returns {Promise<Trust>} */
export async function loadTrust(store, clock) {
  const [kept, answer] = await Promise.all([store.get(KEY), ask(PATH, clock)]);
  const reachable = answer.failed !== 'unreachable';
  if (kept !== undefined && answer.text === kept.text) return known(kept, reachable);
  const served = answer.text === undefined ? null : read(answer.text);
  if (kept === undefined) return served === null ? missing(reachable) : keep(store, clock, served, 'first');
  const mine = known(kept, reachable);
  if (mine.policy === undefined) return served === null ? missing(reachable) : keep(store, clock, served, 'first');
  if (served === null || served.policy === undefined || served.digest === mine.digest) return mine;
  if (continues(mine.content, served.content)) return keep(store, clock, served, 'renewed');
  return { ...mine, state: 'offered', reachable, offer: { digest: served.digest, version: served.content.version, text: served.text } };
}

/** Takes what a person has decided for. */
export async function acceptOffer(store, clock, offer) {
  return keep(store, clock, read(offer.text), 'renewed');
}

function known(kept, reachable) {
  return { ...read(kept.text), keptSince: kept.keptSince, state: 'kept', reachable };
}

async function keep(store, clock, served, state) {
  if (served.policy === undefined) return { reading: served.reading, state: 'missing', reachable: true };
  const keptSince = clock.now().toISOString();
  await store.put(KEY, { text: served.text, keptSince });
  return { ...served, keptSince, state, reachable: true };
}

function missing(reachable) {
  return { reading: null, state: 'missing', reachable };
}

function read(text) {
  const reading = parseTrustPolicy(text);
  if (reading.policy === undefined) return { text, reading };
  return { text, reading, policy: reading.policy, digest: String(reading.policy.digest), content: JSON.parse(text) };
}

/** Whether a policy is the same network's, later, with a registry that begins as the kept one does. */
export function continues(kept, later) {
  return later.version > kept.version
    && later.chainId === kept.chainId
    && Object.entries(kept.contracts).every(([name, address]) => later.contracts[name] === address)
    && kept.journal.every((change, i) => later.journal[i] === change);
}

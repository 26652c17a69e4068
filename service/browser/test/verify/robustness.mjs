/** Whether the verifier keeps its word on vectors that were changed at random. */

import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { parseBundle } from '../../src/verify/bundle.mjs';
import { HISTORY_REASONS } from '../../src/verify/history-reasons.mjs';
import { CHECKS } from '../../src/verify/report.mjs';
import { REASONS } from '../../src/verify/reasons.mjs';
import { parseTlogProof } from '../../src/verify/tlog-proof.mjs';
import { judge } from './answers.mjs';
import { Random, withKnowledgeChanged, withPresentedChanged } from './mutations.mjs';
import { VECTORS, vectorsIn } from './vectors.mjs';

const vectors = ['verify', 'history'].flatMap((folder) => vectorsIn(join(VECTORS, folder)));

/**
 * Judges changed vectors.
 *
 * @returns {Promise<{ judged: number, valid: number, broken: string[] }>} what must not be, in words
 */
export async function judgeChanged(count, seed) {
  const random = new Random(seed);
  const tally = { judged: 0, valid: 0, broken: [] };
  while (tally.judged++ < count) {
    const { name, json } = vectors[(tally.judged + seed) % vectors.length];
    const knowledge = random.below(3) === 0;
    const changed = knowledge ? withKnowledgeChanged(json, random) : withPresentedChanged(json, random);
    const { problem, verdict } = await answerTo(changed, knowledge ? undefined : json);
    tally.valid += verdict === 'VALID' ? 1 : 0;
    if (problem !== undefined) {
      tally.broken.push(`${name}, change ${tally.judged} of seed ${seed}: ${problem}`);
    }
  }
  return tally;
}

async function answerTo(vector, original) {
  let report;
  try {
    report = await judge(vector);
  } catch (exception) {
    return { problem: exception.stack };
  }
  const { verdict, checks, history } = report;
  if (!isDeepStrictEqual(checks.map(({ check }) => check), CHECKS) || JSON.stringify(report) === undefined) {
    return { problem: 'no report' };
  }
  const wordless = checks.find(({ outcome, reason }) => /failed|undetermined/.test(outcome) && !Object.hasOwn(REASONS, reason));
  if (wordless !== undefined) {
    return { problem: `${wordless.check} has no reason` };
  }
  if (history?.reason !== undefined && !Object.hasOwn(HISTORY_REASONS, history.reason)) {
    return { problem: 'the history has a reason without words' };
  }
  const forged = verdict === 'VALID' && original !== undefined && !(await meansTheSame(vector.presented, original.presented, report));
  return { verdict, problem: forged ? `VALID though changed: ${JSON.stringify(vector.presented)}` : undefined };
}

/** Whether what is presented says no more than the original did: parts may be missing, none may be another. */
async function meansTheSame(presented, original, { checks }) {
  const [[carrier, text]] = Object.entries(presented);
  const genuine = original[carrier];
  switch (carrier) {
    case 'credential':
      return isSelectionOf(text, genuine);
    case 'bundle':
    case 'pdf':
      return isSameBundle((await parseBundle(text)).bundle, (await parseBundle(genuine)).bundle, checks);
    default:
      return text === genuine;
  }
}

/** Leaving out disclosures is the holder's right. */
function isSelectionOf(text, genuine) {
  const [jwt, ...disclosures] = text.split('~');
  const [genuineJwt, ...all] = genuine.split('~');
  return jwt === genuineJwt && disclosures.every((disclosure) => disclosure === '' || all.includes(disclosure));
}

function isSameBundle(bundle, genuine, checks) {
  if (genuine === undefined) {
    return true; // the original was no bundle, and the change made it one again: what counts in it is signed
  }
  const { credential, anchor, proof } = bundle;
  const sealed = checks.some(({ check, outcome }) => check === 'CONSORTIUM' && outcome === 'passed');
  return [
    credential === undefined || isSelectionOf(credential, genuine.credential ?? ''),
    ...['seal', 'payload', 'salt', 'index'].map((name) => isAbsentOrEqual(bundle[name], genuine[name])),
    // Nothing authenticates the extra line of a proof.
    isAbsentOrEqual(proof && parseTlogProof(proof), genuine.proof && parseTlogProof(genuine.proof)),
    // Only a node knows the transaction, and of a block that nobody was asked about only what it says of the tree is checked.
    ...['chainId', 'contract', 'treeSize', 'root'].map((name) => isAbsentOrEqual(anchor?.[name], genuine.anchor?.[name])),
    !sealed || isAbsentOrEqual(bundle.consortiumSeal, genuine.consortiumSeal),
  ].every((same) => same);
}

function isAbsentOrEqual(value, genuine) {
  return value === undefined || isDeepStrictEqual(value, genuine);
}

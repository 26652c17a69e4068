/**
 * Whether this verifier and the Java library agree beyond the vectors, on vectors changed at random, also about past instants.
 *
 *     npm run differential -- make CASES 10000 1     writes 10,000 cases of seed 1 to the file CASES
 *     mvn test -pl service/verifier -am -Dtest=WriteReports -Dgovchain.cases=CASES -Dsurefire.failIfNoSpecifiedTests=false
 *     npm run differential -- compare CASES          judges them and compares with CASES.reports
 *
 * Details are English words about the same fact and may differ; everything else of a report must not.
 */

import { createReadStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseBundle } from '../src/verify/bundle.mjs';
import { readChain } from '../src/verify/chain.mjs';
import { parseHistory } from '../src/verify/history.mjs';
import { judge } from '../test/verify/answers.mjs';
import { Random, withKnowledgeChanged, withPresentedChanged } from '../test/verify/mutations.mjs';
import { VECTORS, vectorsIn } from '../test/verify/vectors.mjs';

const [command, file, count, seed] = process.argv.slice(2);
await { make, compare }[command]();

async function make() {
  const vectors = ['verify', 'pdf', 'history'].flatMap((folder) => vectorsIn(join(VECTORS, folder)).map(({ name, json }) => ({ name, ...json })));
  const random = new Random(Number(seed));
  const lines = vectors.map((vector) => JSON.stringify(vector));
  while (lines.length < Number(count)) {
    const vector = withHistoryInside(random.of(vectors), random);
    const changed = random.below(3) === 0 ? withKnowledgeChanged(vector, random) : withPresentedChanged(vector, random);
    if (isPresentable(changed.presented) && isUnicode(changed) && (await isReadable(changed))) {
      lines.push(JSON.stringify(changed));
    }
  }
  writeFileSync(file, lines.join('\n') + '\n');
}

/** Of cases that have a history, half have it in the bundle as well, where reading it decides about the bundle. */
function withHistoryInside(vector, random) {
  const { presented, history } = vector;
  const inside = history !== undefined && presented.bundle !== undefined && random.below(2) === 0;
  return inside ? { ...vector, presented: { bundle: JSON.stringify({ ...JSON.parse(presented.bundle), history: JSON.parse(history) }) } } : vector;
}

/** A file is presented by a digest, which whoever hashes it makes well. */
function isPresentable({ attachment }) {
  return attachment === undefined || /^[0-9a-f]{64}$/.test(attachment);
}

/** Evidence is read by whoever gathers it; the Java side's cases begin behind that. */
async function isReadable({ evidence: { bundle, chain }, history }) {
  const { unreachable, nodes } = chain ?? { unreachable: 'not asked' };
  const answered = Array.isArray(nodes) && nodes.length > 0 && readChain(chain).answers?.length === nodes.length;
  const known = nodes === undefined ? typeof unreachable === 'string' : answered;
  const told = history === undefined || (await parseHistory(history)).history !== undefined;
  return known && told && (bundle === undefined || (await parseBundle(bundle)).bundle !== undefined);
}

/** A lone surrogate has no UTF-8 form, in which both sides get their texts. */
function isUnicode(vector) {
  return [...Object.values(vector.presented), vector.policy ?? '', vector.history ?? ''].every((text) => text.isWellFormed?.() ?? true);
}

async function compare() {
  const reports = createInterface({ input: createReadStream(file + '.reports') })[Symbol.asyncIterator]();
  const tally = { cases: 0, differences: 0 };
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const vector = JSON.parse(line);
    const java = comparable(JSON.parse((await reports.next()).value));
    const browser = comparable(await judge(vector));
    tally.cases++;
    tally[browser.verdict] = (tally[browser.verdict] ?? 0) + 1;
    if (JSON.stringify(java) !== JSON.stringify(browser)) {
      tally.differences++;
      console.log(`case ${tally.cases}, ${vector.name}: Java ${different(java, browser)}, here ${different(browser, java)}`);
    }
  }
  console.log(JSON.stringify(tally));
  process.exitCode = tally.differences === 0 ? 0 : 1;
}

/** What was found about a PDF file as a file (member pdf) is told by those who read one, and no browser does. */
function comparable({ checks, pdf, ...report }) {
  return { ...report, checks: checks.map(({ detail, ...check }) => check) };
}

/** What of the first report is not in the second. */
function different(one, other) {
  const checks = one.checks.filter((check, i) => JSON.stringify(check) !== JSON.stringify(other.checks[i]));
  const members = Object.keys(one).filter((name) => name !== 'checks' && JSON.stringify(one[name]) !== JSON.stringify(other[name]));
  const told = checks.map(({ check, outcome, reason }) => `${check} ${outcome} ${reason ?? ''}`);
  return [...members.map((name) => `${name} ${JSON.stringify(one[name])}`), ...told].join(', ') || 'has another order of members';
}

/**
 * How long a verification takes: `npm run bench`. Cold is the first one of a fresh process, from the policy's text to the report, after the
 * modules are loaded; warm is the median of later ones, which know the policy. Gathering, which is network, is not in it. Beside each time
 * on the clock stands the time of the processor, of all threads: the one to compare on a machine that does other things too.
 */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VECTORS } from '../test/verify/vectors.mjs';

const COLD_RUNS = 15;
const WARM_RUNS = 300;
const CASES = {
  'seal from the QR code, status list, no network': 'valid-seal-with-a-status-list-alone',
  'seal of a brainpool key, status list': 'valid-seal-of-a-brainpool-key',
  'bundle, no network': 'valid-bundle-offline',
  'bundle, chain asked': 'valid-bundle-online',
  'bundle with consortium seal, 3 of 4 sealed, no network': 'valid-bundle-with-consortium-seal-offline',
  'bundle with consortium seal, 4 of 4 sealed, chain asked': 'valid-bundle-sealed-by-all-four',
};

const [vector] = process.argv.slice(2);
if (vector === undefined) {
  measureAll();
} else {
  console.log(JSON.stringify(await measure(vector)));
}

function measureAll() {
  console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
  console.log('| ms, clock (processor) | modules | policy | cold | warm |\n|---|---|---|---|---|');
  for (const [title, name] of Object.entries(CASES)) {
    const runs = Array.from({ length: COLD_RUNS }, () => child(name));
    const median = (member, kind) => middle(runs.map((run) => run[member][kind])).toFixed(1);
    const cells = ['load', 'policy', 'cold', 'warm'].map((member) => `${median(member, 'clock')} (${median(member, 'processor')})`);
    console.log(`| ${[title, ...cells].join(' | ')} |`);
  }
}

function child(name) {
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
  return JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), name], options));
}

async function measure(name) {
  const json = JSON.parse(readFileSync(join(VECTORS, 'verify', `${name}.json`), 'utf8'));
  const [load, { parseTrustPolicy, verify }] = await timed(() => import('../src/verify/verify.mjs'));
  const { fromBase64Url } = await import('../src/verify/base64.mjs');
  const { seal, ...others } = json.presented;
  const presented = seal === undefined ? others : { seal: fromBase64Url(seal) };
  const [policy, reading] = await timed(() => parseTrustPolicy(json.policy));
  const judged = () => verify(presented, json.evidence, reading, json.now);
  const [cold, report] = await timed(judged);
  if (report.verdict !== 'VALID') {
    throw new Error(`${name} is ${report.verdict}`);
  }
  const times = [];
  for (let i = 0; i < WARM_RUNS; i++) {
    times.push((await timed(judged))[0]);
  }
  const later = times.slice(WARM_RUNS / 3);
  const warm = { clock: middle(later.map(({ clock }) => clock)), processor: middle(later.map(({ processor }) => processor)) };
  return { load, policy, cold, warm };
}

async function timed(action) {
  const [begun, used] = [performance.now(), process.cpuUsage()];
  const result = await action();
  const { user, system } = process.cpuUsage(used);
  return [{ clock: performance.now() - begun, processor: (user + system) / 1000 }, result];
}

function middle(times) {
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
}

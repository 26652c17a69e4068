#!/usr/bin/env node
// Every custom error of the contracts is expected by a test and stands in docs/spec/contracts.md with its selector; exit 1
// and names those that are not.
import {readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {contracts, home} from '../solc.mjs';

const require = createRequire(import.meta.url);
// Keccak is a dependency of the compiler, and resolved as such.
const {keccak256} = require(require.resolve('js-sha3', {paths: [require.resolve('solc')]}));

const folder = join(home, 'test');
const tests = readdirSync(folder).filter((f) => f.endsWith('.t.sol')).map((f) => readFileSync(join(folder, f), 'utf8')).join();
const spec = readFileSync(join(home, '..', 'docs', 'spec', 'contracts.md'), 'utf8');

const faults = [];
for (const contract of contracts) {
  const abi = JSON.parse(readFileSync(join(home, 'abi', `${contract}.abi`), 'utf8'));
  for (const {name, inputs} of abi.filter((item) => item.type === 'error')) {
    const signature = `${name}(${inputs.map((input) => input.type).join(',')})`;
    const row = `| \`${signature}\` | \`0x${keccak256(signature).slice(0, 8)}\` |`;
    if (!tests.includes(`${name}.selector`)) faults.push(`No test expects ${name}.`);
    if (!spec.includes(row)) faults.push(`docs/spec/contracts.md lacks ${row}`);
  }
}
if (faults.length) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log('Every custom error is expected by a test and stands in the specification.');

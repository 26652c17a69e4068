#!/usr/bin/env node
// Every custom error of the contracts is expected by a test; exit 1 and names those that are not.
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {contracts, home} from '../solc.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const tests = readdirSync(here).filter((f) => f.endsWith('.t.sol')).map((f) => readFileSync(join(here, f), 'utf8')).join();
const untested = contracts.flatMap((contract) => JSON.parse(readFileSync(join(home, 'abi', `${contract}.abi`), 'utf8')))
  .filter((item) => item.type === 'error' && !item.name.startsWith('Ownable'))
  .filter((item) => !tests.includes(`${item.name}.selector`))
  .map((item) => item.name);
if (untested.length) {
  console.error(`No test expects ${untested.join(', ')}`);
  process.exit(1);
}
console.log('Every custom error is expected by a test.');

#!/usr/bin/env node
// What forge tested is, byte for byte, what abi/ holds and Java deploys; exit 1 and names what differs.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {contracts, home} from '../solc.mjs';

const different = contracts.filter((name) => {
  const tested = JSON.parse(readFileSync(join(home, 'out', `${name}.sol`, `${name}.json`), 'utf8')).bytecode.object;
  return tested !== '0x' + readFileSync(join(home, 'abi', `${name}.bin`), 'utf8');
});
if (different.length) {
  console.error(`Tested and committed code differ for ${different.join(', ')}: foundry.toml and solc.mjs must agree, abi/ be current.`);
  process.exit(1);
}
console.log('The code that was tested is the code in abi/.');

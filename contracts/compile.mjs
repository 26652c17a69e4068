#!/usr/bin/env node
// Compiles the contracts into abi/, from which Maven generates the Java wrappers: building the Java needs no Node.
//   node compile.mjs           writes abi/*.abi and abi/*.bin
//   node compile.mjs --check   compiles and compares with what is committed; exit 1 and names what differs
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {compile, home} from './solc.mjs';

const check = process.argv.includes('--check');
const folder = join(home, 'abi');
const different = [];
mkdirSync(folder, {recursive: true});
for (const [name, artefacts] of Object.entries(compile())) {
  for (const [extension, text] of Object.entries(artefacts)) {
    const file = join(folder, `${name}.${extension}`);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    different.push(`abi/${name}.${extension}`);
    if (!check) writeFileSync(file, text);
  }
}
if (check && different.length) {
  console.error(`Not what the sources compile to: ${different.join(', ')}. Run "npm run compile" in contracts/ and commit.`);
  process.exit(1);
}
console.log(check ? 'abi/ is what the sources compile to.' : different.length ? `Wrote ${different.join(', ')}` : 'abi/ is up to date.');

/** What the modules may be made of: they run in a browser under a strict Content-Security-Policy. */

import { deepStrictEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './vectors.mjs';

const FOLDER = join(ROOT, 'service/browser/src/verify');
const modules = readdirSync(FOLDER, { recursive: true })
  .filter((name) => name.endsWith('.mjs'))
  // Without comments: the types in them are imports too, for the editor.
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }));

function findings(pattern) {
  return modules.flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([found]) => `${name}: ${found}`));
}

test('modules import only each other and the pinned curve and hash library', () => {
  ok(modules.length > 40);
  const imports = modules.flatMap(({ name, text }) => [...text.matchAll(/\bfrom '([^']+)'/g)].map(([, from]) => ({ name, from })));
  const foreign = imports.filter(({ from }) => !/^\.{1,2}\/[\w./-]+\.mjs$|^@noble\/(curves|hashes)\/(abstract\/)?[\w-]+\.js$/.test(from));
  deepStrictEqual(foreign, []);
});

test('no code from text, no import at run time, nothing of Node, no network, clock or storage', () => {
  deepStrictEqual(findings(/\beval\(|new Function\b|\bimport\(|\brequire\(|\bnode:|\bBuffer\b|\bprocess\./g), []);
  deepStrictEqual(findings(/\bfetch\(|XMLHttpRequest|WebSocket|Date\.now|new Date\(\)|Math\.random|localStorage|indexedDB/g), []);
  deepStrictEqual(findings(/\bconsole\./g), []);
});

test('dependencies are pinned to exact versions, and the lock file names no registry', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'service/browser/package.json'), 'utf8'));
  ok(Object.values(dependencies).every((version) => /^\d+\.\d+\.\d+$/.test(version)));
  ok(!readFileSync(join(ROOT, 'service/browser/package-lock.json'), 'utf8').includes('"resolved"'));
});

test('modules are small', () => {
  const large = modules.filter(({ name, text }) => name !== 'reasons.mjs' && text.split('\n').length > 300);
  deepStrictEqual(large.map(({ name }) => name), []);
});

import { deepStrictEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { KERN, names, styles } from '../../build/styles.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const whole = readFileSync(join(ROOT, KERN), 'utf8');
const kept = (await styles(ROOT)).toString('utf8');

test('of the design system less than half is left, and all of our own style sheet', () => {
  ok(kept.length < whole.length / 2, `${kept.length} of ${whole.length}`);
  ok(kept.endsWith(readFileSync(join(ROOT, 'src/page/page.css'), 'utf8')));
});

test('every rule that chooses colours and measures is there, for light and dark alike', () => {
  // A rule cannot be told from its media query here, so they are counted.
  const choosing = (text) => [...text.matchAll(/([^{}]+)\{(?=--kern-)/g)].map((match) => match[1]).filter((selector) => !selector.startsWith('.kern-')).sort();
  ok(choosing(whole).length > 8);
  deepStrictEqual(choosing(kept), choosing(whole));
});

test('every variable that a rule uses is defined, where the design system defines it', () => {
  const names = (text, pattern) => new Set([...text.matchAll(pattern)].map((match) => match[1]));
  const [defined, known] = [kept, whole].map((text) => names(text, /[{;](--kern-[\w-]+):/g));
  deepStrictEqual([...names(kept, /var\((--kern-[\w-]+)/g)].filter((name) => known.has(name) && !defined.has(name)), []);
});

test('a class name that is put together from a word in quotes is found', () => {
  deepStrictEqual(['kern-icon--danger', 'kern-btn--primary', 'kern-sr-only'].filter((name) => !names("icon('danger') button('primary') el('input.kern-sr-only')").includes(name)), []);
});

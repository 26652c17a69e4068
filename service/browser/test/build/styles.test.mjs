import { deepStrictEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { KERN, names, styles } from '../../build/styles.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const whole = readFileSync(join(ROOT, KERN), 'utf8');
const kept = (await styles(ROOT)).toString('utf8');
const count = (styles, pattern) => styles.match(pattern)?.length ?? 0;

test('of the design system a third is left at most, and all of our own style sheet', () => {
  ok(kept.length < whole.length / 3, `${kept.length} of ${whole.length}`);
  ok(kept.endsWith(readFileSync(join(ROOT, 'src/page/page.css'), 'utf8')));
});

test('every variable that a rule uses is defined wherever the design system defines it, for light and dark alike', () => {
  const used = new Set([...kept.matchAll(/var\((--kern-[\w-]+)/g)].map((match) => match[1]));
  const lost = [...used].filter((name) => count(kept, new RegExp(`${name}:`, 'g')) < count(whole, new RegExp(`${name}:`, 'g')));
  ok(used.size > 100);
  deepStrictEqual(lost, []);
});

test('a class name that is put together from a word in quotes is found', () => {
  deepStrictEqual(['kern-icon--danger', 'kern-btn--primary', 'kern-sr-only'].filter((name) => !names("icon('danger') button('primary') el('input.kern-sr-only')").includes(name)), []);
});

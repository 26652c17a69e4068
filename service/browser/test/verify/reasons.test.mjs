import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { MODULES, reasonsModule } from '../../scripts/reasons.mjs';
import { HISTORY_REASONS } from '../../src/verify/history-reasons.mjs';
import { REASONS } from '../../src/verify/reasons.mjs';
import { ROOT, VECTORS, vectorsIn } from './vectors.mjs';

test('the modules are the tables of docs/spec; where not, npm run reasons writes them anew', () => {
  for (const each of MODULES) strictEqual(readFileSync(join(ROOT, each.module), 'utf8'), reasonsModule(each));
  ok(Object.keys(REASONS).length > 80);
  ok(Object.keys(HISTORY_REASONS).length > 10);
});

test('every reason that a vector expects has its sentences', () => {
  for (const [folder, reasons] of Object.entries({ verify: REASONS, history: HISTORY_REASONS })) {
    const expected = vectorsIn(join(VECTORS, folder)).map(({ json }) => json.expected.reason);
    deepStrictEqual(expected.filter((reason) => reason !== undefined && !Object.hasOwn(reasons, reason)), []);
  }
});

test('every reason speaks in sentences, in German and English', () => {
  for (const words of [...Object.values(REASONS), ...Object.values(HISTORY_REASONS)]) {
    ok(Object.values(words).every((sentence) => /^[A-ZÄÖÜ].*[.]$/.test(sentence)), words.en);
  }
});

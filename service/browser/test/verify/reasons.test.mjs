import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { reasonsModule } from '../../scripts/reasons.mjs';
import { REASONS } from '../../src/verify/reasons.mjs';
import { ROOT, VECTORS, vectorsIn } from './vectors.mjs';

test('reasons.mjs is the table of docs/spec/reason-codes.md; where not, npm run reasons writes it anew', () => {
  const module = readFileSync(join(ROOT, 'service/browser/src/verify/reasons.mjs'), 'utf8');
  strictEqual(module, reasonsModule());
  ok(Object.keys(REASONS).length > 80);
});

test('every reason that a vector expects has its sentences', () => {
  const expected = vectorsIn(join(VECTORS, 'verify')).map(({ json }) => json.expected.reason);
  deepStrictEqual(expected.filter((reason) => reason !== undefined && !Object.hasOwn(REASONS, reason)), []);
});

test('every reason speaks in sentences, in German and English', () => {
  for (const words of Object.values(REASONS)) {
    ok(Object.values(words).every((sentence) => /^[A-ZÄÖÜ].*[.]$/.test(sentence)), words.en);
  }
});

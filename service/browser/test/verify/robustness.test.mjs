import { deepStrictEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { judgeChanged } from './robustness.mjs';

// A short run, always the same; npm run mutate is the long one.
test('whatever is changed, there is a verdict, and VALID only for what says nothing new', async () => {
  const { judged, valid, broken } = await judgeChanged(1000, 7);
  deepStrictEqual(broken, []);
  ok(judged > 1000 && valid > 0 && valid < judged / 4);
});

/** Readings of a time span beyond the vectors: what they say, that no change of a right range makes others count, and what a payload is. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromHex } from '../../src/verify/bytes.mjs';
import { judgeRange } from '../../src/verify/range.mjs';
import { parseRange } from '../../src/verify/range-bundle.mjs';
import { FILE, GAP, OPENING, READING, SILENCE } from '../../src/verify/stream-leaf.mjs';
import { parseStreamPayload } from '../../src/verify/stream-payload.mjs';
import { parseTrustPolicy } from '../../src/verify/verify.mjs';
import { Random } from './mutations.mjs';
import { VECTORS } from './vectors.mjs';

const { range: text, policy, now } = JSON.parse(readFileSync(join(VECTORS, 'stream/range/valid-half-an-hour.json'), 'utf8'));
const reading = parseTrustPolicy(policy);

function judged(json) {
  const { range } = parseRange(json);
  return range === undefined ? undefined : judgeRange(range, reading, now);
}

/** What somebody would rely on. */
function said({ opening, readings, marks, finalUntil }) {
  return JSON.stringify([opening, readings, marks, finalUntil], (_, value) => (typeof value === 'bigint' ? `${value}` : value));
}

test('says what was measured and what is missing', async () => {
  const report = await judged(text);
  strictEqual(report.verdict, 'VALID');
  strictEqual(report.opening.device, 'wetter-1');
  strictEqual(report.readings.length, 27);
  deepStrictEqual(report.readings[0].payload, { quantities: [{ name: 'humidity', value: 68, unit: '%' }, { name: 'temperature', value: 11, unit: 'Cel' }], session: '1', counter: 30n });
  deepStrictEqual(report.marks.map(({ position, payload }) => ({ position, payload })), [{ position: 40n, payload: { session: '1', first: 40n, last: 42n } }]);
  deepStrictEqual([report.closedMarks, report.finalUntil], [0, Date.parse('2026-03-02T08:00:01.500Z')]);
});

test('a gap that is not opened is counted', async () => {
  const { range } = parseRange(text);
  range.leaves.find(({ leaf }) => leaf.kind === GAP).payload = undefined;
  const report = await judgeRange(range, reading, now);
  deepStrictEqual([report.verdict, report.marks.length, report.closedMarks], ['VALID', 0, 1]);
});

test('no change makes other readings count, and none stops the verifier', async () => {
  const random = new Random(7);
  const right = said(await judged(text));
  let refused = 0;
  for (let i = 0; i < 400; i++) {
    const at = random.below(text.length);
    const changed = text.slice(0, at) + 'Aa0_19-,"'[random.below(9)] + text.slice(at + 1);
    const report = await judged(changed);
    if (report?.verdict === 'VALID') strictEqual(said(report), right, `character ${at}`);
    else refused++;
  }
  ok(refused > 200, `${refused}`);
});

test('a payload has one encoding', () => {
  const good = [
    [READING, '81a1617482fb400599999999999a613c'],
    [READING, '81a161748220613c'],
    [READING, '81a1617482f5613c'],
    [READING, '81a161748261796131'],
    [READING, '81a2617482016143627474820161 43'],
    [READING, '83a1617482016143613105'],
    [GAP, '8361310102'],
    [SILENCE, '821903e8183c'],
    [FILE, `825820${'00'.repeat(32)}6161`],
    [FILE, `835820${'00'.repeat(32)}61616162`],
    [OPENING, 'a3016161026162036163'],
    [OPENING, 'a50161610261620361630461640501'],
  ];
  const bad = {
    'a whole number as a float': [READING, '81a1617482fb3ff0000000000000613c'],
    'minus zero': [READING, '81a1617482fb8000000000000000613c'],
    'not a number': [READING, '81a1617482fb7ff8000000000000613c'],
    'infinite': [READING, '81a1617482fb7ff0000000000000613c'],
    'a short float': [READING, '81a1617482fa40000000613c'],
    'a number above 2^53': [READING, '81a16174821b0020000000000001613c'],
    'a number below -2^53': [READING, '81a16174823b0020000000000000613c'],
    'null': [READING, '81a1617482f6613c'],
    'names in another order': [READING, '81a262747482016143617482016143'],
    'a name twice': [READING, '81a2617482016143617482016143'],
    'no quantity': [READING, '81a0'],
    'a session without counter': [READING, '82a16174820161436131'],
    'an empty name': [READING, '81a16082016143'],
    'a gap backwards': [GAP, '8361310201'],
    'a gap of no session': [GAP, '83600102'],
    'an interval of nothing': [SILENCE, '821903e800'],
    'a short digest': [FILE, `82581f${'00'.repeat(31)}6161`],
    'no device': [OPENING, 'a2016161036163'],
    'members in another order': [OPENING, 'a3026162016161036163'],
    'a sixth member': [OPENING, 'a40161610261620361630601'],
    'another kind': [GAP, '821903e8183c'],
  };
  const read = ([kind, digits]) => parseStreamPayload(kind, fromHex(digits.replace(' ', '')));
  deepStrictEqual(good.filter((payload) => read(payload) === undefined), []);
  deepStrictEqual(Object.keys(bad).filter((name) => read(bad[name]) !== undefined), []);
  for (const [kind, digits] of good) {
    const bytes = fromHex(digits.replace(' ', ''));
    for (let length = 0; length < bytes.length; length++) strictEqual(parseStreamPayload(kind, bytes.subarray(0, length)), undefined, `${digits} ${length}`);
    strictEqual(parseStreamPayload(kind, Uint8Array.of(...bytes, 0)), undefined);
  }
});

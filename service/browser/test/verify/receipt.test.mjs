/** No change of a right receipt makes another event count, and none stops the verifier. */

import { ok, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { toBase64Url, fromBase64Url } from '../../src/verify/base64.mjs';
import { parseHandOverEvent } from '../../src/verify/hand-over-event.mjs';
import { parseReceiptFile, verifyReceipt } from '../../src/verify/hand-over-receipt.mjs';
import { parseTrustPolicy } from '../../src/verify/verify.mjs';
import { VECTORS } from './vectors.mjs';

const { receipt: text, policy, now } = JSON.parse(readFileSync(join(VECTORS, 'hand-over/receipt/valid-viewed.json'), 'utf8'));
const payload = fromBase64Url(JSON.parse(text).payload);

test('reads an event as it is', () => {
  const event = parseHandOverEvent(payload);
  strictEqual(event.kind, 'viewed');
  strictEqual(event.view, 1n);
  strictEqual(event.recipient, 'bearer');
  ok(event.files.length > 0);
});

test('no other byte of the event counts', async () => {
  const reading = parseTrustPolicy(policy);
  for (let at = 0; at < payload.length; at++) {
    const changed = payload.slice();
    changed[at] ^= 1 << (at % 8);
    const { receipt } = parseReceiptFile(text.replace(JSON.parse(text).payload, toBase64Url(changed)));
    strictEqual((await verifyReceipt(receipt, reading, now)).verdict, 'INVALID', `byte ${at}`);
  }
});

test('an event that is cut off, longer or empty is none', () => {
  for (let length = 0; length < payload.length; length++) strictEqual(parseHandOverEvent(payload.subarray(0, length)), undefined);
  strictEqual(parseHandOverEvent(Uint8Array.of(...payload, 0)), undefined);
});

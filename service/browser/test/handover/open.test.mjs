/** What the recipient's page sends and opens, against a view made by hand after docs/spec/hand-over.md with Node's own cryptography. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { afterEach, test } from 'node:test';
import { accessToken, secretOf } from '../../src/handover/keys.mjs';
import { open } from '../../src/handover/open.mjs';
import { chunked, derive, seal } from './support/sealing.mjs';

const SECRET = Uint8Array.from({ length: 32 }, (_, i) => i);
const TEXT = `eyJ.${'x'.repeat(70_000)}.sig~WyJzIiwiZmlsZU51bWJlciIsIjEiXQ~`;
const FILE = randomBytes(3 * 64 * 1024);
const HASH = createHash('sha256').update(FILE).digest('hex');
const CONTENT = randomBytes(32);
const genuine = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = genuine;
});

test('opens what was handed over, and asks for files and receipt by the ticket of the view', async () => {
  const { view, sent } = service();
  const opened = await open(SECRET, '123456', '');
  assert.equal(opened.text, TEXT);
  const parts = await opened.file(HASH);
  assert.deepEqual(Buffer.concat(parts.map((part) => Buffer.from(part))), FILE);
  assert.equal(JSON.parse(opened.bundle()).credential, TEXT);
  await opened.receipt();
  assert.deepEqual(sent.map(({ url }) => url), ['/handover/open', '/handover/file', '/handover/receipt']);
  assert.equal(JSON.parse(sent[1].body).view, view.view);
});

test('sends neither the fragment nor any key that opens something, in addresses, headers or bodies', async () => {
  const { sent } = service();
  const opened = await open(SECRET, '123456', 'erika@mustermann.example');
  await opened.file(HASH);
  await opened.receipt();
  const kept = [SECRET, derive(SECRET, 'wrap'), CONTENT, derive(CONTENT, 'presentation'), derive(CONTENT, `file/${HASH}`)];
  const all = JSON.stringify(sent);
  assert.equal(sent.length, 3);
  for (const key of kept) {
    for (const form of ['base64url', 'base64', 'hex']) assert.ok(!all.includes(Buffer.from(key).toString(form)));
  }
  assert.ok(all.includes(await accessToken(SECRET)));
});

test('opens nothing of another grant, nothing cut off and nothing reordered', async () => {
  service({ id: 'another' });
  await assert.rejects(open(SECRET, '123456', ''));
  service({ files: (encrypted) => encrypted.subarray(0, 7 + 64 * 1024 + 16) });
  await assert.rejects((await open(SECRET, '123456', '')).file(HASH));
  service({ files: swapped });
  await assert.rejects((await open(SECRET, '123456', '')).file(HASH));
});

test('takes only 32 bytes of base64url for a secret', () => {
  assert.equal(secretOf(''), undefined);
  assert.equal(secretOf('#abc'), undefined);
  assert.equal(secretOf('#' + '='.repeat(43)), undefined);
  assert.deepEqual(secretOf('#' + Buffer.from(SECRET).toString('base64url')), SECRET);
});

function service({ id = 'c0ffee00-0000-4000-8000-000000000001', files = (encrypted) => encrypted } = {}) {
  const view = {
    grant: { id: 'c0ffee00-0000-4000-8000-000000000001' },
    key: seal(derive(SECRET, 'wrap'), CONTENT, id).toString('base64url'),
    presentation: chunked(derive(CONTENT, 'presentation'), Buffer.from(TEXT)).toString('base64url'),
    evidence: { format: 'govchain-bundle/1', credential: 'eyJ~', keys: [] },
    files: [{ sha256: HASH }],
    view: randomBytes(32).toString('base64url'),
  };
  const answers = {
    '/handover/open': () => JSON.stringify(view),
    '/handover/file': () => files(chunked(derive(CONTENT, `file/${HASH}`), FILE)),
    '/handover/receipt': () => '{}',
  };
  const sent = [];
  globalThis.fetch = async (url, options) => {
    sent.push({ url, ...options });
    return new Response(answers[url]());
  };
  return { view, sent };
}

function swapped(encrypted) {
  const chunk = 64 * 1024 + 16;
  const at = (number) => encrypted.subarray(7 + number * chunk, 7 + (number + 1) * chunk);
  return Buffer.concat([encrypted.subarray(0, 7), at(1), at(0), at(2)]);
}

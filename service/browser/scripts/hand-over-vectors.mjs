#!/usr/bin/env node
// Writes docs/spec/vectors/hand-over/keys: what a service sends to the recipient of a hand-over, and each with one thing wrong. What was
// written before is written again: secrets are read from the first case when it is there.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chunked, derive, seal } from '../test/handover/support/sealing.mjs';

const FOLDER = fileURLToPath(new URL('../../../docs/spec/vectors/hand-over/keys', import.meta.url));
const GRANT = '5f0f4a7e-9d0c-4b7a-8a59-2d9e3f1b6c01';
const OTHER = '0c2d7a51-6f43-4c1e-b1de-7f4f0f1c2b02';
const TEXT = 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln~WyJzYWx0IiwiZmlsZU51bWJlciIsIjMyLjEtR0UtMjAyNi0wNDE3Il0~';
const FILE = Buffer.from('Grundriss '.repeat(7_000));
const SHA256 = createHash('sha256').update(FILE).digest('hex');
const CHUNK = 64 * 1024 + 16;

mkdirSync(FOLDER, { recursive: true });
const right = made() ?? fresh();
write('valid', right);
const refused = (name, change) => write(name, { ...right, ...change, expected: 'refused' });
const bytes = (member) => Buffer.from(fromText(right[member]));

refused('secret-of-another-link', { secret: text(createHash('sha256').update('another link').digest()) });
refused('grant-of-another-id', { grant: OTHER });
refused('key-changed', { key: text(flipped(bytes('key'), 20)) });
refused('key-cut-off', { key: text(bytes('key').subarray(0, 40)) });
refused('presentation-changed', { presentation: text(flipped(bytes('presentation'), 30)) });
refused('presentation-without-its-chunk', { presentation: text(bytes('presentation').subarray(0, 7)) });
refused('file-changed-in-its-last-byte', { file: text(flipped(bytes('file'), bytes('file').length - 1)) });
refused('file-without-its-last-chunk', { file: text(bytes('file').subarray(0, 7 + CHUNK)) });
refused('file-with-its-chunks-exchanged', { file: text(Buffer.concat([bytes('file').subarray(0, 7), bytes('file').subarray(7 + CHUNK), bytes('file').subarray(7, 7 + CHUNK)])) });
refused('file-under-another-name', { sha256: createHash('sha256').update('another file').digest('hex') });
refused('file-for-the-presentation', { file: right.presentation });

function made() {
  const file = join(FOLDER, 'valid.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function fresh() {
  const [key, own] = [randomBytes(32), randomBytes(32)];
  return {
    format: 'govchain-hand-over-keys-vector/1',
    secret: text(key),
    grant: GRANT,
    key: text(seal(derive(key, 'wrap'), own, GRANT)),
    presentation: text(chunked(derive(own, 'presentation'), Buffer.from(TEXT))),
    sha256: SHA256,
    file: text(chunked(derive(own, `file/${SHA256}`), FILE)),
    expected: 'accepted',
    token: text(derive(key, 'access')),
    text: TEXT,
    content: text(FILE),
  };
}

function write(name, value) {
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`);
}

function flipped(all, at) {
  const changed = Buffer.from(all);
  changed[at] ^= 1;
  return changed;
}

function text(all) {
  return Buffer.from(all).toString('base64url');
}

function fromText(value) {
  return Buffer.from(value, 'base64url');
}

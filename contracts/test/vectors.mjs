#!/usr/bin/env node
// Makes the external RFC 9162 vectors readable for forge, which knows no base64:
//   node test/vectors.mjs VECTORS     reads VECTORS/merkle, writes cache/{consistency,inclusion}.txt
// Two lines per vector: its name; the ABI encoding of (first, second, bytes32, bytes32, wantErr, bytes32[]), where the
// first four are size1, size2, root1, root2 or leafIdx, treeSize, leafHash, root.
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';

const folder = process.argv[2];
const cache = join(dirname(fileURLToPath(import.meta.url)), '..', 'cache');
mkdirSync(cache, {recursive: true});

const kinds = {
  consistency: (v) => [v.size1, v.size2, v.root1, v.root2],
  inclusion: (v) => [v.leafIdx, v.treeSize, v.leafHash, v.root],
};
for (const [kind, fields] of Object.entries(kinds)) {
  const target = join(cache, `${kind}.txt`);
  rmSync(target, {force: true});
  const source = folder && join(folder, 'merkle', kind);
  const files = source ? readdirSync(source, {recursive: true}).filter((f) => f.endsWith('.json')).sort() : [];
  const lines = [];
  let inexpressible = 0;
  for (const file of files) {
    const encoded = encode(fields, parse(readFileSync(join(source, file), 'utf8')));
    if (encoded) lines.push(`${kind}/${file}`, encoded);
    else ++inexpressible;
  }
  if (lines.length) writeFileSync(target, lines.join('\n') + '\n');
  console.log(files.length
    ? `${kind}: ${lines.length / 2} vectors, ${inexpressible} more hold hashes that are not 32 bytes and cannot even be sent`
    : `${kind}: no external vectors, their tests are skipped`);
}

/** Sizes go up to 2^64, beyond what a JSON number survives. */
function parse(text) {
  return JSON.parse(text.replace(/("(?:size1|size2|leafIdx|treeSize)":\s*)(\d+)/g, '$1"$2"'));
}

function encode(fields, vector) {
  const [a, b, x, y] = fields(vector);
  const hashes = [x, y, ...(vector.proof ?? [])].map((h) => Buffer.from(h ?? '', 'base64').toString('hex'));
  if (hashes.some((h) => h.length !== 64)) return undefined;
  const [first, second, ...proof] = hashes;
  const words = [word(a), word(b), first, second, word(vector.wantErr ? 1 : 0), word(6 * 32), word(proof.length), ...proof];
  return '0x' + words.join('');
}

function word(value) {
  return BigInt(value).toString(16).padStart(64, '0');
}

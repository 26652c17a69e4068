/** The vectors of docs/spec/vectors, which every implementation must answer alike. */

import { deepStrictEqual, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fromBase64 } from '../../src/verify/base64.mjs';
import { verifyConsistency, verifyInclusion } from '../../src/verify/merkle.mjs';
import { sha256 } from '../../src/verify/sha256.mjs';
import { ANSWERS } from './answers.mjs';
import { elsewhere, VECTORS, vectorsIn } from './vectors.mjs';

const files = vectorsIn(VECTORS);

test('every file of every folder is run', () => {
  const known = Object.keys(ANSWERS);
  const unknown = files.filter(({ name }) => !known.some((folder) => name.startsWith(folder + '/')));
  deepStrictEqual(unknown.map(({ name }) => name), []);
});

for (const [folder, { expected, answer }] of Object.entries(ANSWERS)) {
  test(folder, async () => {
    const vectors = vectorsIn(join(VECTORS, folder));
    const answers = {};
    const wanted = {};
    for (const { name, json } of vectors) {
      wanted[name] = expected(json);
      answers[name] = await answer(json);
    }
    deepStrictEqual(answers, wanted);
    ok(vectors.length > 0);
    deepStrictEqual(Object.keys(answers).length, files.filter(({ name }) => name.startsWith(folder + '/')).length);
  });
}

test('the vectors expect both yes and no of everything', () => {
  for (const [folder, { expected }] of Object.entries(ANSWERS).filter(([name]) => !name.endsWith('made-elsewhere'))) {
    const answers = new Set(vectorsIn(join(VECTORS, folder)).map(({ json }) => JSON.stringify(expected(json))));
    ok(answers.size > 1, folder);
  }
});

describe('made elsewhere: transparency-dev/merkle', () => {
  const { path, skip } = elsewhere('merkle');
  // Some vectors put words where a root belongs ("don't care 2"), and one is to be accepted because both are the same word.
  const root = (text) => (fromBase64(text)?.length === 32 ? fromBase64(text) : sha256(fromBase64(text)));

  test('inclusion', { skip }, () => {
    run('inclusion', ({ leafIdx, treeSize, proof, leafHash, root: wanted }) => {
      const hashes = [leafHash, wanted].map(fromBase64);
      return hashes.every(({ length }) => length === 32) && verifyInclusion(leafIdx, treeSize, proof, ...hashes);
    });
  });

  test('consistency', { skip }, () => {
    run('consistency', ({ size1, size2, proof, root1, root2 }) => verifyConsistency(size1, size2, proof, root(root1), root(root2)));
  });

  function run(kind, accepts) {
    const vectors = vectorsIn(join(path, kind));
    const answers = vectors.map(({ name, json }) => {
      const sizes = Object.fromEntries(Object.entries(json).filter(([, value]) => typeof value === 'number').map(([key, value]) => [key, BigInt(value)]));
      const is = accepts({ ...json, ...sizes, proof: (json.proof ?? []).map(fromBase64) });
      return { name, refused: !is };
    });
    deepStrictEqual(answers, vectors.map(({ name, json }) => ({ name, refused: json.wantErr })));
    ok(vectors.length > 0);
  }
});

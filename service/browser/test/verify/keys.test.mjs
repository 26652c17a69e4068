/** Keys and signatures against those of OpenSSL, which Node brings. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { utf8 } from '../../src/verify/bytes.mjs';
import { inflate } from '../../src/verify/inflate.mjs';
import { isSignedBy, keyOfEd25519, keyOfSpki } from '../../src/verify/keys.mjs';

const MESSAGE = utf8('Musterstadt');
const KINDS = {
  'P-256': ['ec', { namedCurve: 'prime256v1' }, 'sha256'],
  brainpoolP256r1: ['ec', { namedCurve: 'brainpoolP256r1' }, 'sha256'],
  Ed25519: ['ed25519', {}, null],
};

function signed([type, options, digest], message = MESSAGE) {
  const { publicKey, privateKey } = generateKeyPairSync(type, options);
  const spki = Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' }));
  return { spki, signature: Uint8Array.from(sign(digest, message, { key: privateKey, dsaEncoding: 'ieee-p1363' })) };
}

for (const [algorithm, kind] of Object.entries(KINDS)) {
  test(`${algorithm}: what OpenSSL signed is signed, and nothing else`, async () => {
    for (let i = 0; i < 8; i++) {
      const { spki, signature } = signed(kind);
      const key = keyOfSpki(spki);
      strictEqual(key.algorithm, algorithm);
      strictEqual(key.thumbprint, createHash('sha256').update(spki).digest('hex'));
      ok(await isSignedBy(key, MESSAGE, signature));
      const flipped = signature.map((byte, at) => (at === i * 8 ? byte ^ 4 : byte));
      const others = [[MESSAGE, flipped], [utf8('musterstadt'), signature], [MESSAGE, signature.slice(1)], [MESSAGE, new Uint8Array(64)], [MESSAGE, new Uint8Array(64).fill(0xff)]];
      const answers = await Promise.all(others.map(([message, other]) => isSignedBy(key, message, other)));
      deepStrictEqual(answers, others.map(() => false));
    }
  });

  test(`${algorithm}: a key that is changed anywhere is none`, () => {
    const { spki } = signed(kind);
    const changed = [spki.slice(1), spki.slice(0, -1), Uint8Array.of(...spki, 0), spki.map((byte, i) => (i === 3 ? byte ^ 1 : byte))];
    deepStrictEqual(changed.map(keyOfSpki), changed.map(() => undefined));
  });
}

test('both spellings of an ECDSA signature count, as in Java', async () => {
  const orders = { 'P-256': 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n, brainpoolP256r1: 0xa9fb57dba1eea9bc3e660a909d838d718c397aa3b561a6f7901e0e82974856a7n };
  for (const [algorithm, order] of Object.entries(orders)) {
    const { spki, signature } = signed(KINDS[algorithm]);
    const s = order - BigInt('0x' + Buffer.from(signature.slice(32)).toString('hex'));
    const other = Uint8Array.of(...signature.slice(0, 32), ...Buffer.from(s.toString(16).padStart(64, '0'), 'hex'));
    ok(await isSignedBy(keyOfSpki(spki), MESSAGE, other), algorithm);
  }
});

test('points off the curve, of small order or not canonical are no keys', () => {
  const zeros = '3059301306072a8648ce3d020106082a8648ce3d03010703420004' + '00'.repeat(64);
  strictEqual(keyOfSpki(Uint8Array.from(Buffer.from(zeros, 'hex'))), undefined);
  // RFC 8032: the identity, points of order 2, 4 and 8, and y = p + 1.
  const small = ['0100000000000000000000000000000000000000000000000000000000000000', 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f', '0000000000000000000000000000000000000000000000000000000000000000', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'];
  deepStrictEqual(small.map((hex) => keyOfEd25519(Uint8Array.from(Buffer.from(hex, 'hex')))), small.map(() => undefined));
});

test('Ed25519 is verified by the library where the platform has none', async () => {
  const { spki, signature } = signed(KINDS.Ed25519);
  const key = keyOfSpki(spki);
  key.loaded = Promise.reject(new DOMException('unknown algorithm', 'NotSupportedError'));
  ok(await isSignedBy(key, MESSAGE, signature));
  strictEqual(await isSignedBy(key, utf8('other'), signature), false);
  strictEqual(await isSignedBy(key, MESSAGE, new Uint8Array(64).fill(0xff)), false);
});

test('a ZLIB stream has to end at its end and within the bound', async () => {
  const bits = Uint8Array.from({ length: 9000 }, (_, i) => (i * i) >> 3);
  const zlib = Uint8Array.from(deflateSync(bits));
  deepStrictEqual(await inflate(zlib, 9000), bits);
  const tail = zlib.slice(-4);
  const bad = [zlib.slice(0, -1), Uint8Array.of(...zlib, 0), Uint8Array.of(...zlib, ...tail), zlib.map((byte, i) => (i === 40 ? byte ^ 1 : byte)), new Uint8Array(0), Uint8Array.of(0x78), bits];
  deepStrictEqual(await Promise.all(bad.map((each) => inflate(each, 9000))), bad.map(() => undefined));
  strictEqual(await inflate(zlib, 8999), undefined);
  strictEqual(await inflate(Uint8Array.from(deflateSync(new Uint8Array(10_000_000))), 32_768), undefined);
});

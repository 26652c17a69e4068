import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../src/verify/bytes.mjs';
import { parseJson, parseObject, plainJson, textIn, unsignedIn } from '../../src/verify/strict-json.mjs';

const nested = (depth) => '['.repeat(depth) + ']'.repeat(depth);

test('reads what RFC 8259 allows', () => {
  const read = plainJson(parseJson(' {"a" : [1, -2.5e1, true, false, null, "\\u00e4\\n\\/"], "":{} } '));
  deepStrictEqual(read, { a: [1, -25, true, false, null, 'ä\n/'], '': {} });
});

test('keeps the digits of large numbers and tells integers from others', () => {
  strictEqual(parseJson('9223372036854775807'), 9_223_372_036_854_775_807n);
  strictEqual(unsignedIn(parseObject('{"a":9223372036854775807}'), 'a'), 9_223_372_036_854_775_807n);
  for (const text of ['9223372036854775808', '-1', '2.0', '2e0', '"2"', 'null']) {
    strictEqual(unsignedIn(parseObject(`{"a":${text}}`), 'a'), undefined, text);
  }
  strictEqual(plainJson(parseJson('9007199254740993')), '9007199254740993');
});

test('refuses a member twice, however it is written', () => {
  for (const text of ['{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '{"x":{"b":1,"b":2}}', '[{"":1,"":1}]']) {
    strictEqual(parseJson(text), undefined, text);
  }
});

test('__proto__ is a name like any other', () => {
  const object = parseObject('{"__proto__":"x","constructor":"y"}');
  deepStrictEqual(['__proto__', 'constructor', 'toString'].map((name) => textIn(object, name)), ['x', 'y', undefined]);
});

test('refuses what is not JSON', () => {
  const texts = ['', ' ', '{', '{"a"}', '{"a":1,}', '[1,]', '[1 2]', '01', '-', '1.', '.5', '+1', '1e', 'NaN', 'True', 'nul', "'a'", '"a', '"\\x"', '"\\u12"', '"\t"', '1 1', '{}x', '\ufeff{}', '1e400', '{a:1}', '// x\n1'];
  deepStrictEqual(texts.filter((text) => parseJson(text) !== undefined), []);
});

test('holds the limits of the Java side: depth 32, names 256, numbers 64 digits, 2 Mi characters', () => {
  deepStrictEqual([32, 33].map((depth) => parseJson(nested(depth)) !== undefined), [true, false]);
  deepStrictEqual([256, 257].map((length) => parseJson(`{"${'n'.repeat(length)}":1}`) !== undefined), [true, false]);
  deepStrictEqual([64, 65].map((digits) => parseJson('9'.repeat(digits)) !== undefined), [true, false]);
  deepStrictEqual([(2 << 20) - 2, (2 << 20) - 1].map((length) => parseJson(`"${'x'.repeat(length)}"`) !== undefined), [true, false]);
});

test('refuses bytes that are not UTF-8, and a byte order mark', () => {
  const refused = [[0x22, 0xff, 0x22], [0x22, 0xc0, 0xaf, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22], [0xef, 0xbb, 0xbf, 0x31]];
  deepStrictEqual(refused.filter((bytes) => parseJson(Uint8Array.from(bytes)) !== undefined), []);
  strictEqual(parseJson(utf8('"\ufffd€"')), '\ufffd€');
});

/** The small readers below the formats: base64, URIs, times. */

import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { fromBase64, fromBase64Url, fromLenientBase64, toBase64Url } from '../../src/verify/base64.mjs';
import { formatInstant, inBerlin, isDay, ofBerlin, parseDuration, parseInstant, startOfDay } from '../../src/verify/time.mjs';
import { isWebUri } from '../../src/verify/web-uri.mjs';

test('every byte string has one spelling in base64url and base64', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length * 11) & 0xff);
    deepStrictEqual(fromBase64Url(toBase64Url(bytes)), bytes);
    deepStrictEqual(fromBase64(Buffer.from(bytes).toString('base64')), bytes);
    strictEqual(toBase64Url(bytes), Buffer.from(bytes).toString('base64url'));
  }
  const badUrl = ['A', 'AB', 'AAB', 'AA==', 'A+', 'AA\n', 'AAAA=', 'ÄA', ' AA'];
  deepStrictEqual(badUrl.filter((text) => fromBase64Url(text) !== undefined), []);
  const bad = ['A', 'AA', 'AAA', 'AB==', 'AAB=', 'AA=', 'AAAA====', 'A-==', '====', '=', 'AA= ='];
  deepStrictEqual(bad.filter((text) => fromBase64(text) !== undefined), []);
});

test('a certificate in x5c may lack its padding, as the JDK reads it', () => {
  deepStrictEqual(['AA==', 'AA', 'AB==', 'AAAA'].map((text) => fromLenientBase64(text)?.length), [1, 1, 1, 3]);
  deepStrictEqual(['AA=', 'AAA==', 'A', 'AA-A', 'AAAA='].map(fromLenientBase64), Array(5).fill(undefined));
});

test('URIs are absolute, http or https, with a host, without user and fragment', () => {
  const good = ['https://a.example', 'http://a/', 'https://a.example:8443/x?y=[1]&z', 'https://a.example./x%20y', 'https://127.0.0.1/', 'https://[::1]:8080/x', 'https://a-b.c1/~x;y=1,2', 'https://a.example:/x', 'https://123/x', 'https://' + 'a'.repeat(504)];
  deepStrictEqual(good.filter((uri) => !isWebUri(uri)), []);
  const bad = ['', 'a.example', 'HTTPS://a.example', 'ftp://a', 'https:///x', 'https:a', 'https://a#', 'https://a/#x', 'https://u@a/', 'https://@a/', 'https://a b/', 'https://a/x y', 'https://a/ä', 'https://a/[', 'https://a/%2', 'https://a/"', 'https://a_b/', 'https://a.1/', 'https://1.2.3.256/', 'https://1.2.3/', 'https://a..b/', 'https://-a/', 'https://a-/', 'https://[::1', 'https://[1]/', 'https://a:x/', 'https://a:99999999999/', 'https://a/\\', 'https://a/{x}', 'https://' + 'a'.repeat(505)];
  deepStrictEqual(bad.filter(isWebUri), []);
});

test('instants have one spelling and are written as java.time writes them', () => {
  const texts = ['1970-01-01T00:00:00Z', '2024-02-29T23:59:59Z', '9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z'];
  deepStrictEqual(texts.map((text) => formatInstant(parseInstant(text))), texts);
  strictEqual(formatInstant(Date.UTC(2026, 2, 2, 9, 0, 0, 250)), '2026-03-02T09:00:00.250Z');
  strictEqual(formatInstant(parseInstant('9999-12-31T23:59:59Z') + 1000), '+10000-01-01T00:00:00Z');
  const bad = ['2026-02-29T00:00:00Z', '2026-1-01T00:00:00Z', '2026-01-01T00:00:00.0Z', '2026-01-01T00:00Z', '2026-01-01T24:00:01Z', '2026-01-01T23:60:00Z', '2026-01-01T00:00:00+00:00', ' 2026-01-01T00:00:00Z', '2026-13-01T00:00:00Z', '2026-01-01t00:00:00z'];
  deepStrictEqual(bad.filter((text) => parseInstant(text) !== undefined), []);
});

test('durations are read as java.time reads them', () => {
  const read = { PT24H: 86_400_000, P1DT2H: 93_600_000, PT5M: 300_000, 'PT0.5S': 500, '-PT5M': -300_000, 'PT1.S': 1000, pt1m: 60_000 };
  deepStrictEqual(Object.keys(read).map(parseDuration), Object.values(read));
  deepStrictEqual(['', 'P', 'PT', 'P1DT', '5M', 'P1M', 'P1Y', 'PT1.0000000001S', 'P1W', ' PT1S'].map(parseDuration), Array(10).fill(undefined));
});

test('a day begins at midnight in Berlin, summer and winter', () => {
  const day = (year, month, date, later) => formatInstant(startOfDay({ year, month, day: date }, later));
  strictEqual(day(2026, 3, 2), '2026-03-01T23:00:00Z');
  strictEqual(day(2026, 3, 29), '2026-03-28T23:00:00Z');
  strictEqual(day(2026, 3, 29, 1), '2026-03-29T22:00:00Z');
  strictEqual(day(2026, 10, 25, 1), '2026-10-25T23:00:00Z');
  strictEqual(day(2028, 2, 28, 1), '2028-02-28T23:00:00Z');
  strictEqual(day(9999, 12, 31, 1), '9999-12-31T23:00:00Z');
  strictEqual(day(1, 1, 1), '0000-12-31T23:06:32Z');
});

test('the rule of summer time is what the platform knows, day by day around every change', () => {
  const clock = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', hour: 'numeric', minute: 'numeric', hourCycle: 'h23', day: 'numeric' });
  for (let year = 1994; year < 2100; year++) {
    for (const [month, day] of [3, 10].flatMap((each) => [24, 25, 26, 27, 28, 29, 30, 31].map((date) => [each, date])).concat([[1, 1], [7, 1], [9, 24], [9, 30], [12, 31]])) {
      if (isDay(year, month, day)) {
        const parts = Object.fromEntries(clock.formatToParts(startOfDay({ year, month, day })).map(({ type, value }) => [type, value]));
        deepStrictEqual([parts.day, parts.hour, parts.minute], [`${day}`, '00', '00'], `${year}-${month}-${day}`);
      }
    }
  }
});

test('days that do not exist are none', () => {
  deepStrictEqual([[2024, 2, 29], [2000, 2, 29], [4, 2, 29]].map((day) => isDay(...day)), [true, true, true]);
  deepStrictEqual([[2026, 2, 29], [1900, 2, 29], [2026, 0, 1], [2026, 13, 1], [2026, 4, 31], [2026, 1, 0]].filter((day) => isDay(...day)), []);
});

test('the clocks of Berlin show what Intl says, and lead back to the instant', () => {
  const platform = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' });
  for (let instant = Date.UTC(1990, 0, 1); instant < Date.UTC(2105, 0, 1); instant += 40 * 86_400_000 + 5_460_000) {
    const { year, month, day, hour, minute } = inBerlin(instant);
    const [date, time] = [[year, month, day], [hour, minute]].map((numbers) => numbers.map((number) => String(number).padStart(2, '0')));
    strictEqual(`${date.join('-')} ${time.join(':')}`, platform.format(instant));
    strictEqual(ofBerlin({ year, month, day, hour, minute }), instant);
  }
  strictEqual(ofBerlin({ year: 2026, month: 10, day: 25, hour: 2, minute: 30 }), Date.parse('2026-10-25T01:30:00Z'));
});

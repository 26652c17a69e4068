/** How the check page writes structured claims: like the printed document (docs/credential-types.md, "text"). */

import { strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { rendered } from '../../src/page/fragments.mjs';

const day = (date) => date.split('-').reverse().join('.');
const AMOUNTS = [[148.5, '148,50'], [148, '148,00'], [0, '0,00'], [0.1, '0,10'], [1250, '1.250,00'], [1234567.89, '1.234.567,89'], [-12.5, '-12,50'], [0.125, '0,125']];

for (const [euro, text] of AMOUNTS) {
  test(`the amount ${euro} is written ${text}, with its cents and never rounded`, () => {
    strictEqual(rendered(['{euro:money} Euro'], { euro }, day), `${text} Euro`);
  });
}

test('a number that is no money keeps its digits', () => {
  strictEqual(rendered(['{area} m²'], { area: 18.5 }, day), '18,5 m²');
});

test('a date is written by whoever asks, an absent field leaves its fragment out', () => {
  strictEqual(rendered(['{kind}', ' am {date:date}', ', {semester}'], { kind: 'Zuzug', date: '2026-03-02' }, day), 'Zuzug am 02.03.2026');
});

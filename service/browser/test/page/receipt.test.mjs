import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, test } from 'node:test';
import { VECTORS } from '../verify/vectors.mjs';
import { noBrowser, phone, shownState } from './support/browser.mjs';
import { goodDay, house } from './support/house.mjs';
import { looksRight, picture } from './support/look.mjs';
import { HOST } from './support/office.mjs';

/** The receipt of a hand-over, dropped on the check page; the cases are those of docs/spec/vectors/hand-over/receipt. */
describe('the receipt of a hand-over', { skip: noBrowser }, () => {
  const at = house();

  beforeEach(() => {
    goodDay(at, []);
    at.service.requests = [];
  });

  const cases = {
    'valid-viewed': 'receipt-valid',
    'event-with-another-purpose': 'receipt-invalid',
    'consortium-seal-of-two-of-four': 'receipt-invalid',
    'not-anchored-yet': 'receipt-pending',
    'log-that-nobody-registered': 'receipt-open',
    'receipt-with-an-unknown-member': 'receipt-damaged',
    'event-that-is-none': 'receipt-invalid',
  };
  for (const [name, state] of Object.entries(cases)) {
    test(`${name}: ${state}`, async () => {
      const { receipt, policy, now } = JSON.parse(readFileSync(join(VECTORS, 'hand-over/receipt', `${name}.json`), 'utf8'));
      at.service.now = new Date(now);
      at.service.answers.set('/trust-policy', policy);
      const page = await phone(at.browser, { now: new Date(now) });
      await page.goto(`https://${HOST}/s`);
      await page.locator('#trust').waitFor();
      await page.locator('#file').setInputFiles({ name: 'beleg.receipt.json', mimeType: 'application/json', buffer: Buffer.from(receipt) });
      strictEqual(await shownState(page), state, await page.locator('main').textContent());
      // The page, its files and its policy come whenever they do.
      deepStrictEqual(at.service.requests.map(({ url }) => url).filter((url) => !/^\/(s|trust-policy|check\/.*)$/.test(url)), [], 'nobody is asked about a receipt');
      const text = await page.locator('main').textContent();
      if (state === 'receipt-valid') ok(text.includes('Ein übergebenes Dokument wurde angesehen') && !text.includes('nicht bestätigt'));
      else if (await page.locator('.content').count() > 0) ok(text.includes('Diese Angaben sind nicht bestätigt'));
      await looksRight(page);
      await picture(page, `check-${state}`, { fullPage: true });
      await page.getByRole('button', { name: 'English' }).click();
      strictEqual(await shownState(page), state);
      await page.context().close();
    });
  }
});

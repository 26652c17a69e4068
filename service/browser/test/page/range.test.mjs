import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, test } from 'node:test';
import { VECTORS } from '../verify/vectors.mjs';
import { noBrowser, phone, shownState } from './support/browser.mjs';
import { goodDay, house } from './support/house.mjs';
import { looksRight, picture } from './support/look.mjs';
import { HOST } from './support/office.mjs';

function vector(name) {
  return JSON.parse(readFileSync(join(VECTORS, `${name}.json`), 'utf8'));
}

/** What a service answers that has no registry yet; a 404 would be a fault in the browser's own eyes. */
const NO_POLICY = '{}';

/** Readings of a sensor, dropped on the check page; the cases are those of docs/spec/vectors/stream/range. */
describe('readings of a time span', { skip: noBrowser }, () => {
  const at = house();

  beforeEach(() => {
    goodDay(at, []);
    at.service.requests = [];
  });

  const cases = {
    'valid-half-an-hour': 'range-valid',
    'value-changed': 'range-invalid',
    'reading-missing': 'range-damaged',
    'last-leaf-trimmed': 'range-invalid',
    'not-anchored-yet': 'range-pending',
    'no-policy-at-all': 'range-open',
    'range-with-an-unknown-member': 'range-damaged',
  };
  for (const [name, state] of Object.entries(cases)) {
    test(`${name}: ${state}`, async () => {
      const { range, policy = NO_POLICY, now } = vector(`stream/range/${name}`);
      at.service.now = new Date(now);
      at.service.answers.set('/trust-policy', policy);
      const page = await phone(at.browser, { now: new Date(now) });
      await page.goto(`https://${HOST}/s`);
      await page.locator('#trust').waitFor();
      await page.locator('#file').setInputFiles({ name: 'range.json', mimeType: 'application/json', buffer: Buffer.from(range) });
      strictEqual(await shownState(page), state, await page.locator('main').textContent());
      deepStrictEqual(at.service.requests.map(({ url }) => url).filter((url) => !/^\/(s|trust-policy|check\/.*)$/.test(url)), [], 'nobody is asked about readings');
      await says(page, state);
      await looksRight(page);
      await picture(page, `check-${state}`, { fullPage: true });
      await page.getByRole('button', { name: 'English' }).click();
      strictEqual(await shownState(page), state);
      await page.context().close();
    });
  }

  test('readings are checked without network once the page was there', async () => {
    const { range, policy, now } = vector('stream/range/valid-half-an-hour');
    at.service.now = new Date(now);
    at.service.answers.set('/trust-policy', policy);
    const page = await phone(at.browser, { now: new Date(now) });
    await page.goto(`https://${HOST}/s`);
    await page.locator('#trust').waitFor();
    await page.context().setOffline(true);
    await page.locator('#file').setInputFiles({ name: 'range.json', mimeType: 'application/json', buffer: Buffer.from(range) });
    strictEqual(await shownState(page), 'range-valid');
    await page.context().close();
  });
});

async function says(page, state) {
  const text = await page.locator('main').textContent();
  const completeness = page.locator('[data-check=COMPLETENESS]');
  if (state === 'range-valid') {
    ok(['Gerät laut Protokollwetter-1', 'Behörde laut Protokollhttps://musterstadt.example', 'Messwerte27', 'Geräts140 bis 42, bemerkt', 'Pausen0'].every((part) => text.includes(part)), text);
    ok(!text.includes('nicht bestätigt'));
    strictEqual(await completeness.getAttribute('data-outcome'), 'passed');
  } else if (await page.locator('.content').count() > 0) {
    ok(text.includes('Diese Angaben sind nicht bestätigt') && !text.includes('Messwerte27') && !text.includes('laut Protokoll'), text);
  }
  if (state === 'range-invalid') strictEqual(await completeness.getAttribute('data-outcome'), 'failed');
}

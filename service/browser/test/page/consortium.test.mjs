import { ok, strictEqual } from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { noBrowser, phone, shownState, answerOf } from './support/browser.mjs';
import { Consortium } from './support/consortium.mjs';
import { goodDay, house } from './support/house.mjs';
import { looksRight, picture } from './support/look.mjs';
import { HOST, Office } from './support/office.mjs';

/** The seal of the data centres on the state of the log, in a bundle and behind a QR code. */
describe('the seal of the consortium', { skip: noBrowser }, () => {
  const at = house({ office: new Office({ consortium: new Consortium() }) });
  const { office } = at;
  const sealed = office.issue();
  const byTwo = office.issue({ sealers: 2 });
  const other = office.issue();
  const bundle = (document) => JSON.parse(document.bundle);
  const { consortiumSeal, ...unsealed } = bundle(sealed);
  const spoilt = (change) => ({ ...bundle(sealed), consortiumSeal: { ...consortiumSeal, ...change } });
  const header = Buffer.from(consortiumSeal.header, 'base64url');
  header[header.length - 100] ^= 1;

  beforeEach(() => goodDay(at, [sealed, byTwo]));

  const files = [
    { name: 'of three of four', content: bundle(sealed), state: 'valid', outcome: 'passed' },
    { name: 'of two of four', content: bundle(byTwo), state: 'members-seal', outcome: 'failed', reason: 'consortium-quorum-missed' },
    { name: 'of another state of the log', content: { ...bundle(sealed), consortiumSeal: bundle(other).consortiumSeal, anchor: undefined }, state: 'members-seal', outcome: 'failed', reason: 'consortium-root-mismatch' },
    { name: 'with a changed signature', content: spoilt({ header: header.toString('base64url') }), state: 'members-seal', outcome: 'failed' },
    { name: 'with a proof that leads elsewhere', content: spoilt({ transactionIndex: 1 }), state: 'members-seal', outcome: 'failed', reason: 'consortium-receipt-not-in-block' },
  ];
  for (const { name, content, state, outcome, reason } of files) {
    test(`in a bundle, ${name}: ${state}`, async () => {
      const page = await phone(at.browser);
      await page.goto(`https://${HOST}/s`);
      await page.locator('#file').setInputFiles({ name: 'licence.bundle.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) });
      strictEqual(await shownState(page), state, await page.locator('main').textContent());
      const row = page.locator('[data-check=CONSORTIUM]');
      strictEqual(await row.getAttribute('data-outcome'), outcome);
      if (reason !== undefined) strictEqual(await row.getAttribute('data-reason'), reason);
      const main = await page.locator('main').textContent();
      strictEqual(main.includes('Von den Mitgliedern besiegelt2. März 2026'), outcome === 'passed', main);
      await looksRight(page);
      if (name === 'of two of four') await picture(page, 'check-members-seal');
      await page.context().close();
    });
  }

  test('that is missing from a bundle is told as not confirmed, until the service has it', async () => {
    const page = await phone(at.browser);
    at.service.answers.clear();
    goodDay(at, []);
    const { proof, ...without } = unsealed;
    const file = { name: 'licence.bundle.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ ...without, proof })) };
    await page.goto(`https://${HOST}/s`);
    await page.locator('#file').setInputFiles(file);
    strictEqual(await shownState(page), 'pending');
    goodDay(at, [sealed]);
    await page.getByRole('button', { name: 'Noch einmal prüfen' }).click();
    await page.getByRole('heading', { name: 'Gültig' }).waitFor();
    await page.context().close();
  });

  test('behind a QR code comes with the evidence, and one that is wrong is no green', async () => {
    const page = await phone(at.browser);
    strictEqual(await answerOf(page, sealed.qrText), 'valid');
    ok((await page.locator('[data-check=ANCHOR]').textContent()).includes('beweist') || (await page.locator('[data-check=ANCHOR]').textContent()).includes('bewiesen'));
    strictEqual(await answerOf(page, byTwo.qrText), 'members-seal');
    await page.context().close();
  });
});

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { noBrowser, phone, startBrowser } from '../page/support/browser.mjs';
import { Front } from '../page/support/front.mjs';
import { looksRight, picture } from '../page/support/look.mjs';
import { saved } from './support/download.mjs';
import { everythingSent } from './support/network.mjs';

// AccountPageTest of the service starts the service and an issuer, hands a document to an account, writes this file and runs this test.
const DESCRIPTION = process.env.GOVCHAIN_ACCOUNT_PAGE;
const skip = noBrowser || (DESCRIPTION === undefined ? 'no service is running: AccountPageTest in service runs this' : false);

/** A recipient with a login at the running service, whose issuer logs in whoever comes. */
describe('a recipient with a login at a running service', { skip }, () => {
  const { port, host, file, token } = skip ? {} : JSON.parse(readFileSync(DESCRIPTION, 'utf8'));
  let front;
  let browser;

  before(async () => {
    front = await new Front(port).start();
    // The issuer is at localhost, where no rule of the other tests leads.
    browser = await startBrowser(front.port, { host, flags: [`--host-resolver-rules=MAP ${host}:443 127.0.0.1:${front.port}, EXCLUDE localhost, MAP * ~NOTFOUND`] });
  });
  after(async () => {
    await browser?.close();
    await front?.stop();
  });

  test('logs in, opens once, and saves what a verifier takes', async () => {
    const page = await phone(browser, { real: true });
    await page.goto(`https://${host}/a`);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('button', { name: 'Öffnen (zählt als Ansicht)' }).click({ timeout: 60_000 });
    await page.getByRole('heading', { name: 'Was übergeben wurde' }).waitFor({ timeout: 60_000 });
    strictEqual(page.url(), `https://${host}/a`);
    await looksRight(page);
    await picture(page, 'service-account', { fullPage: true });
    strictEqual((await saved(page, 'grundriss.txt')).content.toString(), file);
    strictEqual((await saved(page, 'Das Dokument als signierte PDF-Datei')).content.toString('latin1', 0, 5), '%PDF-');
    strictEqual(JSON.parse((await saved(page, 'Beleg über diese Ansicht speichern')).content).format, 'govchain-hand-over-receipt/1');
    const bundle = await saved(page, 'Bündel zum Prüfen speichern');
    await page.getByRole('button', { name: 'Zurück zur Liste' }).click();
    ok((await page.locator('[data-grant-state="used-up"]').textContent()).includes('aufgebraucht'));
    deepStrictEqual(front.requests.filter(({ url }) => /code=|state=|eyJ/.test(url)), []);
    ok(everythingSent(front.requests).includes(token), 'headers are looked at');
    await page.goto(`https://${host}/s`);
    await page.locator('#file').setInputFiles({ name: bundle.name, mimeType: 'application/json', buffer: bundle.content });
    await page.locator('[data-state="valid"]').waitFor({ timeout: 60_000 });
    await page.context().close();
  });
});

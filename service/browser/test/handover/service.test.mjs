import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { noBrowser, phone, startBrowser } from '../page/support/browser.mjs';
import { Front } from '../page/support/front.mjs';
import { looksRight, picture } from '../page/support/look.mjs';
import { saved } from './support/download.mjs';
import { everythingSent } from './support/network.mjs';

// HandOverPagesTest of the service starts the service, issues a document, writes this file and runs this test.
const DESCRIPTION = process.env.GOVCHAIN_HAND_OVER_PAGES;
const skip = noBrowser || (DESCRIPTION === undefined ? 'no service is running: HandOverPagesTest in service runs this' : false);

/** Holder and recipient at the running service. */
describe('a hand-over at a running service', { skip }, () => {
  const { port, host, holderLink, file } = skip ? {} : JSON.parse(readFileSync(DESCRIPTION, 'utf8'));
  let front;
  let browser;

  before(async () => {
    front = await new Front(port).start();
    browser = await startBrowser(front.port, { host });
  });
  after(async () => {
    await browser?.close();
    await front?.stop();
  });

  test('from the holder to the recipient, who saves what a verifier takes, to the withdrawal', async () => {
    const holder = await phone(browser, { real: true });
    await holder.goto(holderLink);
    await holder.getByText('Dokument übergeben').click();
    await holder.locator('#kind').selectOption('mail');
    await holder.locator('#recipient').fill('Notariat Muster');
    await holder.locator('#mailOfRecipient').fill('erika@mustermann.example');
    await holder.locator('#purpose').fill('Kaufvertrag');
    await holder.getByLabel('grundriss.txt').check();
    await holder.locator('input[name="pdf"]').check();
    await holder.getByRole('button', { name: 'Übergeben', exact: true }).click();
    await holder.locator('#fresh').waitFor({ timeout: 60_000 });
    const link = await holder.locator('#new-link').textContent();
    const pin = await holder.locator('#new-pin').textContent();
    ok(await holder.locator('.link-qr').evaluate((image) => image.naturalWidth > 100));
    await looksRight(holder);
    await picture(holder, 'service-holder', { fullPage: true });

    const recipient = await phone(browser, { real: true });
    const origins = new Set();
    recipient.context().on('request', (request) => origins.add(new URL(request.url()).origin));
    await enter(recipient, link, pin === '000000' ? '000001' : '000000');
    await recipient.getByText('Das lässt sich nicht öffnen').waitFor();
    await enter(recipient, link, pin);
    await recipient.getByRole('heading', { name: 'Was übergeben wurde' }).waitFor();
    ok((await recipient.locator('main').textContent()).includes('Öztürk-Weiß'));
    recipient.errors = recipient.errors.filter((error) => !error.includes('404'));
    await looksRight(recipient);
    await picture(recipient, 'service-recipient', { fullPage: true });
    strictEqual((await saved(recipient, 'grundriss.txt')).content.toString(), file);
    strictEqual((await saved(recipient, 'Das Dokument als signierte PDF-Datei')).content.toString('latin1', 0, 5), '%PDF-');
    strictEqual(JSON.parse((await saved(recipient, 'Beleg über diese Ansicht speichern')).content).format, 'govchain-hand-over-receipt/1');
    const bundle = await saved(recipient, 'Bündel zum Prüfen speichern');
    await recipient.goto(`https://${host}/s`);
    await recipient.locator('#file').setInputFiles({ name: bundle.name, mimeType: 'application/json', buffer: bundle.content });
    await recipient.locator('[data-state="valid"]').waitFor({ timeout: 60_000 });

    await holder.reload();
    await holder.getByText('angesehen').waitFor({ state: 'attached' });
    await holder.getByRole('button', { name: 'Zurücknehmen', exact: true }).click();
    await holder.getByRole('button', { name: 'Endgültig zurücknehmen' }).click();
    await holder.locator('[data-grant-state="withdrawn"]').waitFor();
    const late = await phone(browser, { real: true });
    await enter(late, link, pin);
    await late.getByText('Das lässt sich nicht öffnen').waitFor();

    deepStrictEqual([...origins], [`https://${host}`]);
    const sent = everythingSent(front.requests);
    deepStrictEqual([link, holderLink].map((each) => each.split('#')[1]).filter((secret) => sent.includes(secret)), []);
    ok(sent.includes(pin), 'bodies are looked at');
    for (const page of [holder, recipient, late]) await page.context().close();
  });
});

async function enter(page, link, pin) {
  await page.goto('about:blank');
  await page.goto(link);
  await page.locator('#pin').fill(pin);
  await page.locator('#mail').fill('erika@mustermann.example');
  await page.getByRole('button', { name: 'Öffnen' }).click();
}

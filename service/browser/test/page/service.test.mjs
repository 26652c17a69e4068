import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { answerOf, noBrowser, phone, shownState, startBrowser } from './support/browser.mjs';
import { Front } from './support/front.mjs';
import { looksRight, picture } from './support/look.mjs';

// CheckPageTest of the service starts the service, issues documents, writes this file and runs these tests.
const DESCRIPTION = process.env.GOVCHAIN_CHECK_PAGE;
const skip = noBrowser || (DESCRIPTION === undefined ? 'no service is running: CheckPageTest in service runs this' : false);

/** The page as the running service serves it, with documents that it has issued. */
describe('the page of a running service', { skip }, () => {
  const { port, host, documents, files } = skip ? { documents: [], files: [] } : JSON.parse(readFileSync(DESCRIPTION, 'utf8'));
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

  for (const { state, qrText, claims } of documents) {
    test(`shows ${state}, and nothing of the code goes out`, async () => {
      front.requests = [];
      const page = await phone(browser, { real: true });
      strictEqual(await answerOf(page, qrText), state);
      for (const claim of claims) ok((await page.locator('.content').textContent()).includes(claim), claim);
      await looksRight(page);
      await picture(page, `service-${state}`);
      await page.evaluate(() => navigator.serviceWorker.ready);
      const digits = qrText.split('#')[1];
      const parts = Array.from({ length: digits.length - 9 }, (_, i) => digits.slice(i, i + 10));
      for (const { url, headers } of front.requests) {
        const whole = decodeURIComponent([url, ...headers].join('\n'));
        deepStrictEqual([...parts, ...claims].filter((part) => whole.includes(part)), [], url);
      }
      await page.context().close();
    });
  }

  for (const { name, path, state } of files) {
    test(`reads ${name} and shows ${state}`, async () => {
      const page = await phone(browser, { real: true });
      await page.goto(`https://${host}/s`);
      await page.locator('#file').setInputFiles(path);
      strictEqual(await shownState(page), state, await page.locator('main').textContent());
      await looksRight(page);
      await picture(page, `service-${name.replace('.', '-')}`);
      await page.context().close();
    });
  }

  test('answers from the device when the service is gone', async () => {
    const page = await phone(browser, { real: true });
    const [first, second] = documents;
    strictEqual(await answerOf(page, first.qrText), first.state);
    await page.evaluate(() => navigator.serviceWorker.ready);
    front.reachable = false;
    const next = await page.context().newPage();
    strictEqual(await answerOf(next, second.qrText), second.state);
    await page.context().close();
    front.reachable = true;
  });
});

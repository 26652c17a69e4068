import { ok, strictEqual } from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { answerOf, noBrowser, shownState, startApp } from './support/browser.mjs';
import { qrPicture } from './support/film.mjs';
import { goodDay, house } from './support/house.mjs';
import { looksRight, picture } from './support/look.mjs';
import { HOST, Office, qrText } from './support/office.mjs';

const START = `https://${HOST}/s`;

/** The page as an app on the home screen. */
describe('installed', { skip: noBrowser }, () => {
  const at = house();
  const document = at.office.issue();
  const usurper = new Office();
  usurper.log = at.office.log;
  const foreign = usurper.issue();

  beforeEach(() => goodDay(at, [document]));

  let page;
  beforeEach(async () => {
    page = await startApp(at.service.port, START);
  });
  afterEach(() => page.context().close());

  test('says that it is, and what it checks', async () => {
    await page.locator('#trust summary').click();
    await page.getByText(`Diese Seite ist auf dem Gerät installiert und prüft nur Codes von ${HOST}.`).waitFor();
    await page.locator('#offline summary').click();
    strictEqual(await page.getByText('Zum Startbildschirm').count(), 0);
    await looksRight(page);
  });

  const codes = [
    ['its own host', document.qrText, 'valid'],
    ['a foreign host', qrText(document.seal, 'siegel.elsewhere.example'), 'foreign-host'],
    ['a host that only looks like its own', qrText(document.seal, `${HOST}.elsewhere.example`), 'foreign-host'],
  ];
  for (const [whose, text, state] of codes) {
    test(`a code of ${whose}: ${state}`, async () => {
        at.service.requests = [];
      await page.locator('#file').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: await qrPicture(text) });
      strictEqual(await shownState(page), state);
      if (state === 'foreign-host') {
        const said = await page.locator('.verdict').textContent();
        ok(said.includes(`Diese Seite prüft nur Codes von ${HOST} und öffnet keine fremden.`), said);
        ok(!at.service.requests.some(({ url }) => /^\/(evidence|sl)\//.test(url)));
        strictEqual(new URL(page.url()).host, HOST);
        await page.getByRole('button', { name: 'English' }).click();
        ok((await page.locator('.next').textContent()).includes('Ask the authority named on the document'));
        await picture(page, 'check-installed-foreign-host');
      }
    });
  }

  test('the registry it saw first is pinned: a host that was taken over cannot exchange keys', async () => {
    strictEqual(await answerOf(page, document.qrText), 'valid');
    const digest = await page.locator('#trust code').textContent();

    at.service.answers = usurper.answers([foreign]);
    await page.goto(foreign.qrText);
    await page.reload();
    strictEqual(await shownState(page), 'foreign-issuer');
    ok((await page.locator('.kern-alert').first().textContent()).includes('Dieses Gerät bleibt bei dem Register, das es kennt.'));
    strictEqual(await page.locator('#trust code').textContent(), digest);

    // After the page was closed and without network the same registry counts.
    await page.evaluate(() => navigator.serviceWorker.ready);
    at.service.reachable = false;
    await page.reload();
    strictEqual(await shownState(page), 'foreign-issuer');
    strictEqual(await page.locator('#trust code').textContent(), digest);
  });
});

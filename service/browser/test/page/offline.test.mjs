import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { answerOf, noBrowser, phone, shownState } from './support/browser.mjs';
import { goodDay, house } from './support/house.mjs';
import { looksRight, picture } from './support/look.mjs';
import { HOST, NOW } from './support/office.mjs';

const START = `https://${HOST}/s`;
const HOUR = 3_600_000;

/** After one visit the page opens and answers without network. */
describe('without network', { skip: noBrowser }, () => {
  const at = house();
  const first = at.office.issue();
  const second = at.office.issue();
  const revoked = at.office.issue({ status: 'revoked' });
  const expired = at.office.issue({ validTo: '2026-11-20' });

  beforeEach(() => goodDay(at, [first, second, revoked]));

  /** A phone that was at the page once, with network, and has lost it since. */
  async function cutOff(url, options) {
    const page = await phone(at.browser, options);
    await page.goto(url);
    await page.locator('[data-state], .hero').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    if (url === START) await page.locator('#trust').waitFor();
    at.service.reachable = false;
    return page;
  }

  test('another document is valid as of the list that an earlier check has left', async () => {
    const page = await cutOff(first.qrText);
    await page.close();
    const next = await page.context().newPage();
    next.errors = [];
    strictEqual(await answerOf(next, second.qrText), 'valid');
    ok((await next.locator('.kern-alert').textContent()).includes('Es zählt die Liste, die auf diesem Gerät liegt'));
    ok((await next.locator('.verdict__time').textContent()).includes('Stand: 21. November 2026'));
    await looksRight(next);
    await picture(next, 'check-without-network');
    strictEqual(await answerOf(next, revoked.qrText), 'revoked');
    await page.context().close();
  });

  test('nothing is green when there never was a list', async () => {
    const page = await cutOff(START);
    strictEqual(await answerOf(page, second.qrText), 'no-network');
    await looksRight(Object.assign(page, { errors: [] }));
    await picture(page, 'check-no-network');
    at.service.reachable = true;
    await page.getByRole('button', { name: 'Noch einmal prüfen' }).click();
    await page.getByRole('heading', { name: 'Gültig' }).waitFor();
    await page.context().close();
  });

  test('a phone that was prepared needs no earlier check', async () => {
    const page = await phone(at.browser);
    await page.goto(START);
    await page.locator('#offline summary').click();
    await page.locator('#prepare').click();
    await page.getByText('1 Listen liegen auf dem Gerät').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    at.service.reachable = false;
    strictEqual(await answerOf(page, second.qrText), 'valid');
    await page.context().close();
  });

  test('the list that was kept counts as long as the policy says, and then no longer', async () => {
    const page = await cutOff(first.qrText);
    await page.context().clock.setFixedTime(new Date(NOW.getTime() + 23 * HOUR));
    strictEqual(await answerOf(page, second.qrText), 'valid');
    await page.context().clock.setFixedTime(new Date(NOW.getTime() + 25 * HOUR));
    await page.reload();
    strictEqual(await shownState(page), 'old-list');
    await page.context().close();
  });

  test('a clock that was set back is found by the time of the last visit', async () => {
    const page = await cutOff(first.qrText);
    await page.context().clock.setFixedTime(new Date(NOW.getTime() - 48 * HOUR));
    strictEqual(await answerOf(page, expired.qrText), 'clock');
    ok((await page.locator('.kern-alert').textContent()).includes('beim letzten Besuch'));
    await page.context().close();
  });

  test('a service that answers with errors only is treated like one that does not answer', async () => {
    const page = await cutOff(first.qrText);
    at.service.reachable = true;
    at.service.failing = true;
    strictEqual(await answerOf(page, second.qrText), 'valid');
    ok((await page.locator('.kern-alert').first().textContent()).includes('Ohne Netz geprüft'));
    await page.context().close();
  });

  test('what is kept is exactly what the build made: a changed file is not taken', async () => {
    const page = await phone(at.browser);
    const [path, file] = [...at.service.files].find(([name]) => name.endsWith('/page/main.js'));
    const genuine = file.content;
    await page.goto(START);
    await page.locator('.hero').waitFor();
    file.content = Buffer.concat([genuine, Buffer.from('\n// changed on the way\n')]);
    try {
      const fresh = await phone(at.browser);
      await fresh.goto(START);
      await fresh.waitForTimeout(1500);
      deepStrictEqual(await fresh.evaluate(async () => (await navigator.serviceWorker.getRegistration('/s'))?.active ?? null), null, path);
      await fresh.context().close();
    } finally {
      file.content = genuine;
    }
    await page.context().close();
  });
});

import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { answerOf, noBrowser, phone, startBrowser } from './support/browser.mjs';
import { NOW, Office } from './support/office.mjs';
import { built, Service } from './support/service.mjs';

/** Each thing that can be true of a document, and the page that says so. */
describe('the answer of the page', { skip: noBrowser }, () => {
  const office = new Office();
  const states = [
    ['valid', {}, 'Gültig'],
    ['revoked', { status: 'revoked' }, 'Widerrufen'],
    ['suspended', { status: 'suspended' }, 'Ausgesetzt'],
    ['superseded', { status: 'superseded' }, 'Ersetzt'],
    ['expired', { validTo: '2026-11-20' }, 'Abgelaufen'],
    ['not-yet-valid', { validFrom: '2026-11-22' }, 'Gilt noch nicht'],
  ].map(([state, properties, word]) => ({ state, word, document: office.issue(properties) }));
  let service;
  let browser;

  before(async () => {
    service = await new Service(built(), NOW).start();
    service.answers = office.answers(states.map(({ document }) => document));
    browser = await startBrowser(service.port);
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  for (const { state, word, document } of states) {
    test(`says ${word} of a document that is ${state}`, async () => {
      const page = await phone(browser);
      strictEqual(await answerOf(page, document.qrText), state);
      strictEqual(await page.locator('h1').textContent(), word);
      match(await page.title(), new RegExp(`^${word} `));
      deepStrictEqual(page.errors, []);
      await page.context().close();
    });
  }
});

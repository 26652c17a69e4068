import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { answerOf, noBrowser, phone } from './support/browser.mjs';
import { goodDay, house } from './support/house.mjs';
import { looksRight, picture } from './support/look.mjs';
import { NOW, Office, qrText } from './support/office.mjs';

const DAY = 86_400_000;
const MINUTE = 60_000;
const later = (milliseconds) => new Date(NOW.getTime() + milliseconds);

/** Each thing that can be true of a document and of those who look at it, and the page that says so. */
describe('the answer of the page', { skip: noBrowser }, () => {
  const at = house();
  const { office } = at;
  const stranger = new Office();
  stranger.log = office.log;
  const valid = office.issue();
  const documents = {
    revoked: office.issue({ status: 'revoked' }),
    suspended: office.issue({ status: 'suspended' }),
    superseded: office.issue({ status: 'superseded' }),
    expired: office.issue({ validTo: '2026-11-20' }),
    future: office.issue({ validFrom: '2026-11-22' }),
    pending: office.issue({ anchored: false }),
    foreign: stranger.issue(),
    // Signed before the policy was made: whoever had a right then would be in it.
    foreignAndOld: stranger.issue({ signedOn: '2025-06-02', validFrom: '2025-06-02' }),
  };
  const unknown = office.issue();
  const forged = Buffer.from(valid.seal);
  forged[forged.indexOf('Mustermann')] ^= 1;

  beforeEach(() => goodDay(at, [valid, ...Object.values(documents)]));

  /** What is shown, how the word reads, which notes stand beside it; and the circumstances. */
  const cases = [
    { name: 'valid', url: valid.qrText, state: 'valid', word: 'Gültig', english: 'Valid' },
    { name: 'revoked', url: documents.revoked.qrText, state: 'revoked', word: 'Widerrufen', english: 'Revoked' },
    { name: 'suspended', url: documents.suspended.qrText, state: 'suspended', word: 'Ausgesetzt', english: 'Suspended' },
    { name: 'superseded', url: documents.superseded.qrText, state: 'superseded', word: 'Ersetzt', english: 'Superseded' },
    { name: 'expired', url: documents.expired.qrText, state: 'expired', word: 'Abgelaufen', english: 'Expired' },
    { name: 'not valid yet', url: documents.future.qrText, state: 'not-yet-valid', word: 'Gilt noch nicht', english: 'Not valid yet' },
    { name: 'forged by one bit', url: qrText(forged), state: 'forged', word: 'Verändert oder gefälscht', english: 'Changed or forged' },
    // Any number of digits that is missing shows, except the few that leave another length of the code: one never does.
    { name: 'cut off', url: valid.qrText.slice(0, -1), state: 'damaged-link', word: 'Code unvollständig', english: 'Code incomplete' },
    { name: 'no seal at all', url: qrText(Buffer.from('nothing that anybody has signed')), state: 'damaged', word: 'Nicht lesbar', english: 'Unreadable' },
    { name: 'of an issuer that is not in the registry', url: documents.foreign.qrText, state: 'foreign-issuer', word: 'Aussteller unbekannt', english: 'Issuer unknown' },
    { name: 'of an issuer that was not in the registry then', url: documents.foreignAndOld.qrText, state: 'foreign-issuer', word: 'Aussteller unbekannt', english: 'Issuer unknown', verdict: 'danger' },
    { name: 'issued just now', url: documents.pending.qrText, state: 'valid', word: 'Gültig', english: 'Valid', note: 'Noch nicht im gemeinsamen Verzeichnis' },
    { name: 'sealed but unknown to the service', url: unknown.qrText, state: 'valid', word: 'Gültig', english: 'Valid', note: 'Kein Eintrag gefunden' },
    { name: 'checked with a list of the day before yesterday', url: valid.qrText, state: 'old-list', word: 'Liste zu alt', english: 'List too old', arrange: ({ service }) => { service.answers = office.answers([valid], { at: later(-2 * DAY) }); } },
    { name: 'checked where the list is not to be had', url: valid.qrText, state: 'no-list', word: 'Status nicht bekannt', english: 'Status not known', arrange: ({ service }) => service.answers.delete('/sl/k3qz') },
    { name: 'answered with something that is no list', url: valid.qrText, state: 'no-list', word: 'Status nicht bekannt', english: 'Status not known', arrange: ({ service }) => { service.honest = false; } },
    { name: 'checked at a service that has not seen its chain', url: valid.qrText, state: 'no-policy', word: 'Noch nicht prüfbar', english: 'Cannot be checked yet', arrange: ({ service }) => service.answers.delete('/trust-policy') },
    { name: 'checked with a clock that is ten minutes slow', url: valid.qrText, state: 'clock', word: 'Uhrzeit unklar', english: 'Time in doubt', now: later(-10 * MINUTE), note: 'Die Uhr dieses Geräts weicht ab' },
    { name: 'checked with a clock that is ten minutes fast', url: valid.qrText, state: 'valid', word: 'Gültig', english: 'Valid', now: later(10 * MINUTE), note: 'Die Uhr dieses Geräts weicht ab' },
    { name: 'checked with a clock of three years ahead', url: valid.qrText, state: 'clock', word: 'Uhrzeit unklar', english: 'Time in doubt', now: later(1100 * DAY), note: 'Die Uhr dieses Geräts weicht ab' },
    { name: 'lapsed, but not by a clock that stands still', url: documents.expired.qrText, state: 'clock', word: 'Uhrzeit unklar', english: 'Time in doubt', now: later(-3 * DAY), note: 'Die Uhr dieses Geräts weicht ab' },
  ];
  for (const { name, url, state, word, english, verdict, note, now, arrange } of cases) {
    test(`a document that is ${name}: ${word}`, async () => {
      arrange?.(at);
      const page = await phone(at.browser, { now });
      strictEqual(await answerOf(page, url), state);
      strictEqual(await page.locator('h1').textContent(), word);
      match(await page.title(), new RegExp(`^${word} – `));
      if (note === undefined) strictEqual(await page.locator('.kern-alert').count(), 0, await page.locator('main').textContent());
      else ok((await page.locator('.kern-alert__header').allTextContents()).includes(note));
      if (verdict !== undefined) strictEqual(await page.locator(`.verdict--${verdict}`).count(), 1);
      await picture(page, `check-${name.replaceAll(/[ ,]+/g, '-')}`, { fullPage: name === 'valid' });
      const german = await said(page);
      await page.getByRole('button', { name: 'English' }).click();
      strictEqual(await page.locator('h1').textContent(), english);
      const inEnglish = await said(page);
      ok([german, inEnglish].flat().every((sentence) => /^[A-ZÄÖÜ].{20,}[.!?]$/.test(sentence)), [german, inEnglish].join('\n'));
      ok(german.every((sentence, i) => sentence !== inEnglish[i]));
      page.errors = page.errors.filter((error) => !error.includes('404'));
      await looksRight(page);
      await page.context().close();
    });
  }

  /** What it means, and what to do next. */
  async function said(page) {
    return [await page.locator('.verdict .kern-body--large').textContent(), await page.locator('.next p').first().textContent()];
  }

  test('colour is never alone: each answer has its own word, and symbols differ by tone', () => {
    const words = new Map(cases.map(({ state, word }) => [state, word]));
    deepStrictEqual(new Set(words.values()).size, words.size);
  });

  test('what is not confirmed is not called certified', async () => {
    const page = await phone(at.browser);
    await answerOf(page, qrText(forged));
    strictEqual(await page.getByText('Das ist bescheinigt').count(), 0);
    strictEqual(await page.getByText('Diese Angaben sind nicht bestätigt.').count(), 1);
    await answerOf(page, valid.qrText);
    strictEqual(await page.getByText('Das ist bescheinigt').count(), 1);
    ok((await page.locator('.content').textContent()).includes('Erika Mustermann'));
    await page.context().close();
  });

  test('each check stands there with its outcome, its reason and what to do, in both languages', async () => {
    const page = await phone(at.browser);
    await answerOf(page, documents.revoked.qrText);
    strictEqual(await page.locator('#checks li').count(), 12);
    const status = page.locator('[data-check=STATUS]');
    ok((await status.textContent()).includes('Die Behörde hat das Dokument widerrufen.'));
    await page.getByRole('button', { name: 'English' }).click();
    strictEqual(await page.locator('h1').textContent(), 'Revoked');
    strictEqual(await page.locator('html').getAttribute('lang'), 'en');
    ok((await status.textContent()).includes('The authority has revoked the document.'));
    await looksRight(page);
    await page.reload();
    strictEqual(await page.locator('h1').textContent(), 'Revoked');
    await page.context().close();
  });

  test('another code in the same window is another answer', async () => {
    const page = await phone(at.browser);
    strictEqual(await answerOf(page, valid.qrText), 'valid');
    await page.evaluate((hash) => { location.hash = hash; }, new URL(documents.revoked.qrText).hash);
    await page.getByRole('heading', { name: 'Widerrufen' }).waitFor();
    await page.context().close();
  });

  for (const [look, options] of Object.entries({ dark: { dark: true }, wide: { width: 1100 }, english: { locale: 'en-GB' } })) {
    test(`looks right when it is ${look}`, async () => {
      const page = await phone(at.browser, options);
      await answerOf(page, valid.qrText);
      await looksRight(page);
      await picture(page, `check-valid-${look}`);
      await answerOf(page, documents.revoked.qrText);
      await looksRight(page);
      await picture(page, `check-revoked-${look}`);
      await page.goto('https://siegel.musterstadt.example/s');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.reload();
      await page.locator('.hero').waitFor();
      await looksRight(page);
      await picture(page, `check-start-${look}`, { fullPage: true });
      await page.context().close();
    });
  }
});

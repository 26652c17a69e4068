import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { noBrowser, phone } from '../page/support/browser.mjs';
import { goodDay, house } from '../page/support/house.mjs';
import { looksRight, picture } from '../page/support/look.mjs';
import { HOST } from '../page/support/office.mjs';
import { Desk, LOGINS } from './support/desk.mjs';
import { derive } from './support/sealing.mjs';
import { everythingSent, secretsOf } from './support/network.mjs';

/** The page of a holder without a login. */
describe('the page of the holder', { skip: noBrowser }, () => {
  const at = house();
  const document = at.office.issue();
  let desk;

  beforeEach(async () => {
    goodDay(at, [document]);
    at.service.requests = [];
    desk = await new Desk(document, { 'grundriss.txt': Buffer.from('Grundriss') }).draw();
    at.service.posted = (path, body) => desk.answer(path, body);
  });

  async function arrive(options) {
    const page = await phone(at.browser, options);
    await page.goto(desk.holderLink);
    await page.getByText('Dokument übergeben').waitFor();
    return page;
  }

  async function fill(page, { kind = 'bearer', until } = {}) {
    await page.getByText('Dokument übergeben').click();
    await page.locator('#kind').selectOption(kind);
    await page.locator('#recipient').fill('Notariat Muster');
    await page.locator('#purpose').fill('Kaufvertrag');
    if (until !== undefined) await page.locator('#until').fill(until);
  }

  const asked = () => desk.asked.find(({ path }) => path === '/handover/holder/grants').body;
  const handOver = (page) => page.getByRole('button', { name: 'Übergeben', exact: true }).click();

  test('shows what the document says and suggests what its type suggests', async () => {
    const page = await arrive();
    await looksRight(page);
    await picture(page, 'holder', { fullPage: true });
    await page.getByText('Was im Dokument steht').click();
    for (const shown of ['Aktenzeichen', 'Mustermann', 'Zum Goldenen Muster']) ok((await page.locator('main').textContent()).includes(shown), shown);
    await page.getByText('Dokument übergeben').click();
    deepStrictEqual(await page.locator('input[name="claim"]:checked').evaluateAll((boxes) => boxes.map(({ value }) => value)), ['fileNumber', 'holder']);
    await page.context().close();
  });

  test('hands over to whoever has link and PIN, and shows both once, the link as QR code, too', async () => {
    const page = await arrive();
    await fill(page, { until: '2026-12-05' });
    await page.locator('#views').fill('2');
    await page.getByLabel('grundriss.txt').check();
    await looksRight(page);
    await page.getByText('Dokument übergeben').click();
    await picture(page, 'holder-form', { fullPage: true });
    await handOver(page);
    await page.getByText('Link und PIN werden nur jetzt gezeigt').waitFor();
    deepStrictEqual({ ...asked(), token: undefined }, {
      token: undefined, recipient: { kind: 'bearer', name: 'Notariat Muster' }, purpose: 'Kaufvertrag', validUntil: '2026-12-05T22:59:59.000Z', views: 2,
      claims: ['fileNumber', 'holder'], files: [desk.files[0].sha256], pdf: false,
    });
    const [grant] = desk.grants;
    strictEqual(await page.locator('#new-link').textContent(), grant.link);
    strictEqual(await page.locator('#new-pin').textContent(), grant.pin);
    ok(await page.locator('.link-qr').evaluate((image) => image.naturalWidth > 100 && image.alt !== ''));
    await looksRight(page);
    await picture(page, 'holder-handed-over', { fullPage: true });
    await page.reload();
    await page.getByText('Dokument übergeben').waitFor();
    ok(!(await page.locator('main').textContent()).includes(grant.pin));
    await page.context().close();
  });

  test('hands over to an address, with a mail that something waits', async () => {
    const page = await arrive();
    await fill(page, { kind: 'mail' });
    await page.locator('#mailOfRecipient').fill('erika@mustermann.example');
    await handOver(page);
    await page.locator('#fresh').waitFor();
    deepStrictEqual(asked().recipient, { kind: 'mail', name: 'Notariat Muster', mail: 'erika@mustermann.example', notice: true });
    ok((await page.locator('main').textContent()).includes('wird noch versucht'));
    await page.context().close();
  });

  test('hands over to an account where the authority allows it, and offers none where not', async () => {
    const page = await arrive();
    await fill(page, { kind: 'account' });
    await page.locator('#subject').fill('notar-4711');
    await handOver(page);
    await page.getByText('Einen Link mit Schlüssel gibt es nicht').waitFor();
    ok((await page.locator('#fresh').textContent()).includes(`https://${HOST}/a`));
    deepStrictEqual(asked().recipient, { kind: 'account', name: 'Notariat Muster', issuer: LOGINS, subject: 'notar-4711' });
    desk.loginIssuer = undefined;
    await page.reload();
    await page.getByText('Dokument übergeben').click();
    deepStrictEqual(await page.locator('#kind option').evaluateAll((options) => options.map(({ value }) => value)), ['bearer', 'mail']);
    await page.context().close();
  });

  test('gives the PDF with all claims only', async () => {
    const page = await arrive();
    await fill(page);
    await page.locator('input[name="pdf"]').check();
    strictEqual(await page.locator('input[name="claim"]:not(:checked)').count(), 0);
    await page.locator('input[name="claim"]').first().uncheck();
    strictEqual(await page.locator('input[name="pdf"]').isChecked(), false);
    await page.locator('input[name="pdf"]').check();
    await handOver(page);
    await page.locator('#fresh').waitFor();
    strictEqual(asked().pdf, true);
    strictEqual(asked().claims.length, await page.locator('input[name="claim"]').count());
    await page.context().close();
  });

  test('keeps what was typed when the service does not take it', async () => {
    const page = await arrive();
    await fill(page, { kind: 'mail' });
    await page.locator('#mailOfRecipient').fill('erika@refused.example');
    await handOver(page);
    await page.getByText('Das wurde nicht angenommen').waitFor();
    strictEqual(await page.locator('#purpose').inputValue(), 'Kaufvertrag');
    page.errors = page.errors.filter((error) => !error.includes('400'));
    await looksRight(page);
    await page.context().close();
  });

  test('shows every view, refusal and withdrawal, whoever handed over, and withdraws at the second press', async () => {
    const grant = desk.grant({ grantedBy: 'authority' });
    const open = (pin) => desk.answer('/handover/open', JSON.stringify({ token: derive(grant.secret, 'access').toString('base64url'), pin }));
    open('000000');
    open(grant.pin);
    const page = await arrive();
    deepStrictEqual(await events(page), ['übergeben', 'abgelehnt (falsche PIN oder Adresse)', 'angesehen']);
    ok((await page.locator('main').textContent()).includes('der Behörde'));
    await page.getByRole('button', { name: 'Zurücknehmen', exact: true }).click();
    await page.getByText('Was schon gespeichert oder abgeschrieben wurde, bleibt').waitFor();
    strictEqual(grant.ended, undefined);
    await looksRight(page);
    await page.locator('[data-grant-state="open"] summary').click();
    await picture(page, 'holder-withdrawing', { fullPage: true });
    await page.getByRole('button', { name: 'Endgültig zurücknehmen' }).click();
    await page.locator('[data-grant-state="withdrawn"]').waitFor();
    strictEqual(open(grant.pin).status, 404);
    await page.reload();
    await page.locator('[data-grant-state="withdrawn"]').waitFor();
    deepStrictEqual(await events(page), ['übergeben', 'abgelehnt (falsche PIN oder Adresse)', 'angesehen', 'zurückgenommen', 'abgelehnt (war zurückgenommen)']);
    strictEqual(await page.getByRole('button', { name: 'Zurücknehmen', exact: true }).count(), 0);
    await page.context().close();
  });

  test('is one page for a wrong link and an old one, and tells nobody what stands behind the #', async () => {
    const page = await phone(at.browser);
    await page.goto(`https://${HOST}/m#${'A'.repeat(43)}`);
    await page.getByText('Dieser Link führt nirgendwohin').waitFor();
    page.errors = page.errors.filter((error) => !error.includes('404'));
    await looksRight(page);
    await picture(page, 'holder-refused');
    await page.context().close();

    const right = await arrive();
    const origins = new Set();
    right.context().on('request', (request) => origins.add(new URL(request.url()).origin));
    await fill(right);
    await handOver(right);
    await right.locator('#fresh').waitFor();
    await right.getByRole('button', { name: 'English' }).click();
    deepStrictEqual([...origins], [`https://${HOST}`]);
    const sent = everythingSent(at.service.requests);
    deepStrictEqual(secretsOf([desk.holder, desk.grants[0].secret]).filter((text) => sent.includes(text)), []);
    ok(!/\n(referer|cookie)\n/i.test(sent));
    await right.context().close();
  });

  async function events(page) {
    return (await page.locator('.record li > span').allTextContents()).map((text) => text.split(': ').at(-1));
  }
});

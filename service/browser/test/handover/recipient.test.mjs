import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { noBrowser, phone } from '../page/support/browser.mjs';
import { goodDay, house } from '../page/support/house.mjs';
import { looksRight, picture } from '../page/support/look.mjs';
import { HOST, NOW } from '../page/support/office.mjs';
import { saved } from './support/download.mjs';
import { Desk } from './support/desk.mjs';
import { derive } from './support/sealing.mjs';
import { everythingSent, secretsOf } from './support/network.mjs';

const PLAN = Buffer.from('Grundriss '.repeat(20_000));

/** The page behind a link, as the recipient has it on a phone. */
describe('the page of the recipient', { skip: noBrowser }, () => {
  const at = house();
  const document = at.office.issue();
  let desk;

  beforeEach(() => {
    goodDay(at, [document]);
    at.service.requests = [];
    desk = new Desk(document, { 'grundriss.txt': PLAN });
    at.service.posted = (path, body) => desk.answer(path, body);
  });

  async function opened(grant, pin = grant.pin, mail = '') {
    const page = await phone(at.browser);
    await page.goto(grant.link);
    await page.locator('#pin').fill(pin);
    await page.locator('#mail').fill(mail);
    await page.getByRole('button', { name: 'Öffnen' }).click();
    return page;
  }

  test('shows the chosen claims, gives files, PDF, bundle and receipt, and says that a saved copy stays', async () => {
    const grant = desk.grant({ claims: ['fileNumber', 'holder'], files: desk.files.map(({ sha256 }) => sha256), pdf: true });
    const page = await phone(at.browser);
    await page.goto(grant.link);
    ok((await page.locator('main').textContent()).includes('Was Sie speichern oder abschreiben, kann niemand zurückrufen'));
    await looksRight(page);
    await picture(page, 'hand-over-door', { fullPage: true });

    await page.locator('#pin').fill(grant.pin);
    await page.getByRole('button', { name: 'Öffnen' }).click();
    await page.getByRole('heading', { name: 'Was übergeben wurde' }).waitFor();
    const text = await page.locator('main').textContent();
    for (const shown of ['Aktenzeichen', '32.1-GE-2026-0417', 'Mustermann', 'Kaufvertrag', '1 von 3', 'kann niemand zurückrufen']) ok(text.includes(shown), shown);
    for (const withheld of ['Zum Goldenen Muster', 'Schankwirtschaft']) ok(!text.includes(withheld), withheld);
    await looksRight(page);
    await picture(page, 'hand-over-opened', { fullPage: true });

    deepStrictEqual(await saved(page, 'grundriss.txt'), { name: 'grundriss.txt', content: PLAN });
    deepStrictEqual(await saved(page, 'Das Dokument als signierte PDF-Datei'), { name: 'dokument.pdf', content: desk.pdf });
    const bundle = JSON.parse((await saved(page, 'Bündel zum Prüfen speichern')).content);
    strictEqual(bundle.credential, grant.text);
    strictEqual((await saved(page, 'Nachweis allein speichern (SD-JWT)')).content.toString(), grant.text);
    strictEqual((await saved(page, 'Beleg über diese Ansicht speichern')).name, 'beleg.receipt.json');
    await page.getByText('Der Beleg hat noch keinen Nachweis').waitFor();
    await looksRight(page);
    await page.context().close();
  });

  /** Whatever is wrong, it is one page: nobody learns from it whether there is such a grant. */
  const refusals = {
    'a wrong PIN': (grant) => ({ pin: '000000' }),
    'five wrong PINs before': (grant) => { grant.failures = 5; },
    'a hand-over that was withdrawn': (grant) => desk.end(grant, 'withdrawn'),
    'one that has expired': (grant) => { grant.validUntil = new Date(NOW.getTime() - 1000).toISOString(); },
    'one whose views are used up': (grant) => { grant.views = grant.viewsAllowed; },
    'a link that somebody guessed': (grant) => ({ link: `https://${HOST}/h#${'A'.repeat(43)}` }),
    'the address of somebody else': (grant) => { grant.recipient = { kind: 'mail', name: 'Erika Mustermann', mail: 'erika@mustermann.example' }; },
  };
  let refusedPage;
  for (const [name, arrange] of Object.entries(refusals)) {
    test(`with ${name} there is one page for all that can be wrong`, async () => {
      const grant = desk.grant();
      const { pin, link } = arrange(grant) ?? {};
      const page = await opened({ ...grant, ...(link && { link }) }, pin ?? grant.pin, 'max@mustermann.example');
      await page.getByText('Das lässt sich nicht öffnen').waitFor();
      const shown = await page.locator('main').innerHTML();
      refusedPage ??= shown;
      strictEqual(shown, refusedPage);
      ok(!shown.includes('Mustermann') && !shown.includes('Kaufvertrag'));
      page.errors = page.errors.filter((error) => !error.includes('404'));
      await looksRight(page);
      await picture(page, `hand-over-refused-${name.replaceAll(' ', '-')}`);
      await page.context().close();
    });
  }

  test('by mail opens with the address that was named', async () => {
    const grant = desk.grant({ recipient: { kind: 'mail', name: 'Erika Mustermann', mail: 'erika@mustermann.example' } });
    const page = await opened(grant, grant.pin, 'erika@mustermann.example');
    await page.getByRole('heading', { name: 'Was übergeben wurde' }).waitFor();
    await page.context().close();
  });

  test('gives no file after a withdrawal, though the document is still open', async () => {
    const grant = desk.grant({ files: desk.files.map(({ sha256 }) => sha256) });
    const page = await opened(grant);
    await page.getByRole('button', { name: 'grundriss.txt' }).waitFor();
    desk.end(grant, 'withdrawn');
    await page.getByRole('button', { name: 'grundriss.txt' }).click();
    await page.getByText('Das gibt es hier nicht mehr').waitFor();
    await page.context().close();
  });

  test('says what is wrong with a link that was cut off, and with a service that is away', async () => {
    const page = await phone(at.browser);
    await page.goto(`https://${HOST}/h#abc`);
    await page.getByRole('heading', { name: 'Der Link ist unvollständig' }).waitFor();
    await looksRight(page);
    const grant = desk.grant();
    at.service.failing = true;
    const other = await opened(grant);
    await other.getByText('Das hat nicht geklappt').waitFor();
    strictEqual(grant.failures, 0);
    await page.context().close();
    await other.context().close();
  });

  test('speaks English, too', async () => {
    const grant = desk.grant();
    const page = await phone(at.browser, { locale: 'en-GB' });
    await page.goto(grant.link);
    ok((await page.locator('main').textContent()).includes('What you save or copy nobody can call back'));
    await looksRight(page);
    await page.context().close();
  });

  test('tells nobody what stands behind the #, and asks nobody but this service', async () => {
    const grant = desk.grant({ files: desk.files.map(({ sha256 }) => sha256), pdf: true });
    const page = await phone(at.browser);
    const origins = new Set();
    page.context().on('request', (request) => origins.add(new URL(request.url()).origin));
    await page.goto(grant.link);
    await page.locator('#pin').fill(grant.pin);
    await page.getByRole('button', { name: 'Öffnen' }).click();
    await saved(page, 'grundriss.txt');
    await saved(page, 'Das Dokument als signierte PDF-Datei');
    await saved(page, 'Beleg über diese Ansicht speichern');
    await saved(page, 'Bündel zum Prüfen speichern');
    deepStrictEqual([...origins].sort(), [`https://${HOST}`]);
    const { secret, content } = grant;
    const secrets = secretsOf([secret, content, derive(secret, 'wrap'), derive(content, 'presentation'), ...grant.files.map(({ sha256 }) => derive(content, `file/${sha256}`))]);
    const sent = everythingSent(at.service.requests);
    deepStrictEqual(secrets.filter((text) => sent.includes(text)), []);
    ok(sent.includes(derive(secret, 'access').toString('base64url')), 'the token is looked for in the right place');
    ok(!/\n(referer|cookie)\n/i.test(sent));
    // What the browser keeps: nothing of it.
    deepStrictEqual(await page.evaluate(() => [Object.keys(localStorage).filter((key) => key !== 'language'), Object.keys(sessionStorage), document.cookie]), [[], [], '']);
    await page.context().close();
  });

  test('is kept in by the strict policy', async () => {
    const page = await opened(desk.grant());
    await page.getByRole('heading', { name: 'Was übergeben wurde' }).waitFor();
    const outcome = await page.evaluate(async () => {
      const thrown = (act) => { try { act(); return 'ran'; } catch (error) { return error.name; } };
      // What the debugger itself evaluates may use eval; a task of the page may not.
      await new Promise((resolve) => { setTimeout(resolve); });
      return [await fetch('https://elsewhere.example/').then(() => 'went', () => 'refused'), thrown(() => eval('1')), thrown(() => { document.body.innerHTML = '<b>x</b>'; })];
    });
    deepStrictEqual(outcome, ['refused', 'EvalError', 'TypeError']);
    await page.context().close();
  });
});

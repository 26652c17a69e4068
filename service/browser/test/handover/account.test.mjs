import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { noBrowser, phone } from '../page/support/browser.mjs';
import { goodDay, house } from '../page/support/house.mjs';
import { looksRight, picture } from '../page/support/look.mjs';
import { HOST, NOW } from '../page/support/office.mjs';
import { CODE, Desk, LOGINS, TOKEN } from './support/desk.mjs';
import { saved } from './support/download.mjs';
import { everythingSent } from './support/network.mjs';

const PLAN = Buffer.from('Grundriss '.repeat(20_000));
const PAGE = `https://${HOST}/a`;
const ACCOUNT = { kind: 'account', name: 'Notariat Muster' };

/** The page of recipients with a login, who are sent to the login of their accounts and come back. */
describe('the page of recipients with a login', { skip: noBrowser }, () => {
  const at = house();
  const document = at.office.issue();
  let desk;

  beforeEach(() => {
    goodDay(at, [document]);
    at.service.requests = [];
    desk = new Desk(document, { 'grundriss.txt': PLAN });
    at.service.posted = (path, body) => {
      const answer = desk.answer(path, body);
      at.service.answers.set('/api/handovers', desk.received());
      return answer;
    };
  });

  const handed = (terms) => desk.grant({ recipient: ACCOUNT, grantedBy: 'authority', ...terms });

  /** A phone on which the login answers as it is told to. @param {(state: string) => string} answer address to come back to */
  async function visitor(answer = (state) => `${PAGE}#code=${CODE}&state=${state}`, options = {}) {
    const page = await phone(at.browser, options);
    await page.context().route(`${LOGINS}/**`, (route) => {
      const state = new URL(route.request().url()).searchParams.get('state');
      return route.fulfill({ contentType: 'text/html', body: `<meta http-equiv="refresh" content="0;url=${answer(state)}">` });
    });
    await page.goto(PAGE);
    return page;
  }

  async function loggedIn(answer, options) {
    const page = await visitor(answer, options);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    return page;
  }

  const opens = (page) => page.getByRole('button', { name: 'Öffnen (zählt als Ansicht)' });

  test('lists what was handed over, opens it once, gives files, PDF, bundle and receipt, and says that a saved copy stays', async () => {
    const grant = handed({ files: desk.files.map(({ sha256 }) => sha256), pdf: true });
    desk.end(handed({ purpose: 'Kreditprüfung', grantedBy: 'holder' }), 'withdrawn');
    const page = await visitor();
    ok((await page.locator('main').textContent()).includes('Was Sie speichern oder abschreiben, kann niemand zurückrufen'));
    await looksRight(page);
    await picture(page, 'account-door', { fullPage: true });
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.locator('.received').first().waitFor();
    strictEqual(page.url(), PAGE);
    const list = await page.locator('main').textContent();
    for (const shown of ['Gaststättenerlaubnis', 'Kaufvertrag', 'der Behörde Stadt Musterstadt', '3 von 3', 'Kreditprüfung', 'zurückgenommen', 'ausgestellt von Stadt Musterstadt', 'Aktenzeichen', 'kann niemand zurückrufen']) ok(list.includes(shown), shown);
    for (const withheld of ['32.1-GE-2026-0417', 'Mustermann', 'Notariat Muster', 'grundriss.txt']) ok(!list.includes(withheld), withheld);
    strictEqual(await opens(page).count(), 1);
    strictEqual(grant.views, 0);
    await looksRight(page);
    await picture(page, 'account-list', { fullPage: true });

    await opens(page).click();
    await page.getByRole('heading', { name: 'Was übergeben wurde' }).waitFor();
    const text = await page.locator('main').textContent();
    for (const shown of ['32.1-GE-2026-0417', 'Mustermann', '1 von 3', 'kann niemand zurückrufen']) ok(text.includes(shown), shown);
    ok(!text.includes('Zum Goldenen Muster'));
    deepStrictEqual(await saved(page, 'grundriss.txt'), { name: 'grundriss.txt', content: PLAN });
    deepStrictEqual(await saved(page, 'Das Dokument als signierte PDF-Datei'), { name: 'dokument.pdf', content: desk.pdf });
    strictEqual(JSON.parse((await saved(page, 'Bündel zum Prüfen speichern')).content).credential, grant.text);
    strictEqual((await saved(page, 'Nachweis allein speichern (SD-JWT)')).content.toString(), grant.text);
    strictEqual((await saved(page, 'Beleg über diese Ansicht speichern')).name, 'beleg.receipt.json');
    await looksRight(page);
    await picture(page, 'account-opened', { fullPage: true });

    await page.getByRole('button', { name: 'Zurück zur Liste' }).click();
    ok((await page.locator(`[data-grant="${grant.id}"]`).textContent()).includes('2 von 3'));
    await page.getByRole('button', { name: 'Noch einmal zeigen' }).click();
    await page.getByRole('heading', { name: 'Was übergeben wurde' }).waitFor();
    strictEqual(grant.views, 1);
    await page.context().close();
  });

  /** One page for all of them: nobody learns whether there is such a hand-over. */
  const refusals = {
    'one that was withdrawn meanwhile': (grant) => desk.end(grant, 'withdrawn'),
    'one that has expired meanwhile': (grant) => { grant.validUntil = new Date(NOW.getTime() - 1000).toISOString(); },
    'one whose views are used up': (grant) => { grant.views = grant.viewsAllowed; },
    'one that is no longer there, or another account’s': (grant) => { desk.grants = []; },
  };
  let refused;
  for (const [name, arrange] of Object.entries(refusals)) {
    test(`says the same of ${name}, and lists anew`, async () => {
      const grant = handed();
      const page = await loggedIn();
      await opens(page).waitFor();
      arrange(grant);
      await opens(page).click();
      await page.locator('#problem').waitFor();
      await opens(page).waitFor({ state: 'detached' });
      const shown = await page.locator('#problem').innerHTML();
      ok(shown.includes('Das lässt sich nicht öffnen'));
      refused ??= shown;
      strictEqual(shown, refused);
      page.errors = page.errors.filter((error) => !error.includes('404'));
      await looksRight(page);
      await page.context().close();
    });
  }

  const answers = {
    'the answer to somebody else’s login': () => `${PAGE}#code=${CODE}&state=${'A'.repeat(43)}`,
    'a login that was given up': (state) => `${PAGE}#error=access_denied&state=${state}`,
    'a code that the login does not know': (state) => `${PAGE}#code=guessed&state=${state}`,
  };
  for (const [name, answer] of Object.entries(answers)) {
    test(`logs nobody in by ${name}`, async () => {
      handed();
      const page = await loggedIn(answer);
      await page.getByText('Die Anmeldung hat nicht geklappt').waitFor();
      strictEqual(page.url(), PAGE);
      page.errors = page.errors.filter((error) => !error.includes('403'));
      await looksRight(page);
      ok(!at.service.requests.some(({ url }) => url.startsWith('/api/')));
      await page.context().close();
    });
  }

  test('takes the answer of a login that gives it behind the ?', async () => {
    handed();
    const page = await loggedIn((state) => `${PAGE}?code=${CODE}&state=${state}`);
    await opens(page).waitFor();
    strictEqual(page.url(), PAGE);
    await page.context().close();
  });

  test('says where there is no login, that nothing was handed over, and that the service is away', async () => {
    const nothing = await loggedIn();
    await nothing.getByText('Zurzeit ist Ihnen hier nichts übergeben').waitFor();
    await looksRight(nothing);
    await nothing.context().close();

    desk.loginIssuer = undefined;
    const page = await loggedIn();
    await page.getByText('Hier kann man sich nicht anmelden').waitFor();
    page.errors = page.errors.filter((error) => !error.includes('404'));
    await looksRight(page);
    at.service.failing = true;
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByText('Das hat nicht geklappt').waitFor();
    await page.context().close();
  });

  test('speaks English, too', async () => {
    handed();
    const page = await visitor(undefined, { locale: 'en-GB' });
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('button', { name: 'Open (counts as a view)' }).click();
    await page.getByRole('heading', { name: 'What was handed over' }).waitFor();
    ok((await page.locator('main').textContent()).includes('What you save or copy nobody can call back'));
    await looksRight(page);
    await page.context().close();
  });

  test('asks nobody but this service and the login, keeps nothing, and shows code and token in no address', async () => {
    handed({ files: desk.files.map(({ sha256 }) => sha256) });
    const page = await visitor();
    const asked = [];
    page.context().on('request', (request) => asked.push([new URL(request.url()).origin, request.resourceType()]));
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await opens(page).click();
    await saved(page, 'grundriss.txt');
    deepStrictEqual([...new Set(asked.map(([origin]) => origin))].sort(), [`https://${HOST}`, LOGINS].sort());
    deepStrictEqual(asked.filter(([origin]) => origin === LOGINS).map(([, kind]) => kind), ['document'], 'people go to the login, the page does not');
    const requests = at.service.requests;
    deepStrictEqual(requests.filter(({ url }) => url.includes(CODE) || url.includes(TOKEN)), []);
    const bearers = requests.filter(({ headers }) => headers.includes(`Bearer ${TOKEN}`)).map(({ url }) => url.split('/').slice(0, 3).join('/'));
    deepStrictEqual([...new Set(bearers)], ['/api/handovers'], 'the token goes where it is needed only');
    const referers = requests.flatMap(({ headers }) => headers.filter((_, i) => headers[i - 1]?.toLowerCase() === 'referer'));
    deepStrictEqual([...new Set(referers)].filter((referer) => referer !== `${LOGINS}/`), [], 'the login may say who it is; this page says nothing');
    ok(!/\ncookie\n/i.test(everythingSent(requests)));
    const content = desk.grants[0].content.toString('base64url');
    ok(!everythingSent(requests).includes(content));
    deepStrictEqual(await page.evaluate(() => [Object.keys(localStorage).filter((key) => key !== 'language'), Object.keys(sessionStorage), window.document.cookie]), [[], [], '']);
    await page.context().close();
  });
});

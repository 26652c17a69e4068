import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, describe, test } from 'node:test';
import { answerOf, noBrowser, phone, shownState } from './support/browser.mjs';
import { goodDay, house } from './support/house.mjs';
import { HOST } from './support/office.mjs';

/** The content of the code stays on the phone: every request is looked at, down to the last header and byte. */
describe('what goes over the network', { skip: noBrowser }, () => {
  const at = house();
  const document = at.office.issue();

  beforeEach(() => {
    goodDay(at, [document]);
    at.service.requests = [];
  });

  test('carries nothing of the code but the digest of the seal, from the first byte to the service worker', async () => {
    const page = await phone(at.browser);
    const seen = [];
    page.context().on('request', (request) => seen.push(request));
    strictEqual(await answerOf(page, document.qrText), 'valid');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('#offline summary').click();
    await page.locator('#prepare').click();
    await page.getByText('1 lists are on the device').waitFor();

    const digest = createHash('sha256').update(document.seal).digest('hex');
    ok(at.service.requests.some(({ url }) => url === `/evidence/${digest}`));
    const digits = new URL(document.qrText).hash.slice(1);
    const secrets = [
      // Any ten digits in a row of the code, and the seal and its claims in the forms that programs write bytes in.
      ...Array.from({ length: digits.length - 9 }, (_, i) => digits.slice(i, i + 10)),
      ...['Erika', 'Mustermann', 'Beispielgasse', '32.1-GE-2026-0417', 'Schank'],
      document.seal.toString('hex').slice(0, 24), document.seal.toString('base64').slice(0, 24), document.seal.toString('base64url').slice(0, 24),
    ];
    for (const { method, url, headers, body } of at.service.requests) {
      const whole = [method, decodeURIComponent(url), ...headers, body].join('\n');
      deepStrictEqual(secrets.filter((secret) => whole.includes(secret)), [], url);
      ok(!headers.some((name) => /^(referer|cookie)$/i.test(name)), url);
      strictEqual(body, '');
      strictEqual(method, 'GET');
    }
    // What the browser meant to send, also to others than the service: there are no others.
    deepStrictEqual([...new Set(seen.map((request) => new URL(request.url()).origin))], [`https://${HOST}`]);
    await page.context().close();
  });

  test('is what the page says and nothing else: page, files, policy, list, evidence', async () => {
    const page = await phone(at.browser);
    strictEqual(await answerOf(page, document.qrText), 'valid');
    await page.evaluate(() => navigator.serviceWorker.ready);
    const asked = new Set(at.service.requests.map(({ url }) => url.replace(/^\/check\/[0-9a-f]{16}\/.*/, '/check/<build>/…').replace(/[0-9a-f]{64}/, '<digest>')));
    deepStrictEqual([...asked].sort(), ['/check/<build>/…', '/check/app.webmanifest', '/check/sw.js', '/evidence/<digest>', '/s', '/sl/k3qz', '/trust-policy'].filter((path) => asked.has(path)));
    for (const path of ['/evidence/<digest>', '/s', '/sl/k3qz', '/trust-policy']) ok(asked.has(path), path);
    await page.context().close();
  });

  test('is blocked by the policy wherever else it might go', async () => {
    const page = await phone(at.browser);
    await answerOf(page, document.qrText);
    const outcome = await page.evaluate(async () => {
      const refused = (act) => act().then(() => 'went', () => 'refused');
      const thrown = (act) => { try { act(); return 'ran'; } catch (error) { return error.name; } };
      const violations = [];
      addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const violated = async (directive, act) => {
        act();
        for (let i = 0; i < 40 && !violations.includes(directive); i += 1) await new Promise((resolve) => { setTimeout(resolve, 50); });
        return violations.includes(directive) ? directive : 'nothing';
      };
      return [
        await refused(() => fetch('https://elsewhere.example/')),
        await violated('img-src', () => { new Image().src = 'https://elsewhere.example/x.png'; }),
        await violated('style-src-elem', () => { document.body.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' })); }),
        thrown(() => eval('1')),
        thrown(() => { document.body.innerHTML = '<b>x</b>'; }),
        thrown(() => { document.createElement('script').src = '/check/sw.js'; }),
        thrown(() => trustedTypes.createPolicy('another', {})),
      ];
    });
    deepStrictEqual(outcome, ['refused', 'img-src', 'style-src-elem', 'EvalError', 'TypeError', 'TypeError', 'TypeError']);
    await page.context().close();
  });

  test('after the policy was kept, another one is shown and not taken, unless it continues the first', async () => {
    const page = await phone(at.browser);
    strictEqual(await answerOf(page, document.qrText), 'valid');
    const digest = async () => (await page.locator('#trust code').textContent()).replaceAll(' ', '');
    const first = await digest();

    at.service.answers.set('/trust-policy', at.office.policy({ version: 2 }));
    await page.reload();
    await shownState(page);
    ok((await page.locator('#trust').textContent()).includes('Es setzt das bisherige fort.'));
    const second = await digest();
    ok(second !== first);

    at.service.answers.set('/trust-policy', at.office.policy());
    await page.reload();
    strictEqual(await shownState(page), 'valid');
    ok((await page.locator('.kern-alert').textContent()).includes('Dieses Gerät bleibt bei dem Register, das es kennt.'));
    strictEqual(await digest(), second);

    await page.getByRole('button', { name: 'Das andere Register übernehmen' }).click();
    await page.locator('.kern-alert').waitFor({ state: 'detached' });
    strictEqual(await shownState(page), 'valid');
    strictEqual(await digest(), first);
    await page.context().close();
  });
});

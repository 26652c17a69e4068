import { ok, strictEqual } from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { noBrowser, phone, shownState } from './support/browser.mjs';
import { filmOf, qrPicture } from './support/film.mjs';
import { goodDay, house } from './support/house.mjs';
import { looksRight, picture } from './support/look.mjs';
import { HOST, qrText } from './support/office.mjs';

const START = `https://${HOST}/s`;

/** What people drop, choose or hold before the camera. */
describe('a file', { skip: noBrowser }, () => {
  const at = house();
  const { office } = at;
  const document = office.issue();
  const revoked = office.issue({ status: 'revoked' });
  const pending = office.issue({ anchored: false });

  beforeEach(() => goodDay(at, [document, revoked, pending]));

  const stream = (content, dictionary) => Buffer.concat([Buffer.from(`7 0 obj\n<< /Type /EmbeddedFile ${dictionary} /Subtype /application#2Fvnd.govchain.bundle+json >>\nstream\r\n`), content, Buffer.from('\r\nendstream\nendobj\n')]);
  const deflated = (text) => stream(deflateSync(text), `/Filter /FlateDecode /Length ${deflateSync(text).length}`);
  const pdf = (...parts) => Buffer.concat([Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n'), ...parts, Buffer.from('trailer\n%%EOF\n')]);
  const changed = (text) => text.replace(/("credential":"[^~]*~)([\w-])/, (_, before, letter) => before + (letter === 'A' ? 'B' : 'A'));
  const bomb = deflateSync(Buffer.alloc(8 * 1024 * 1024, 0x20));

  const files = [
    ['a bundle', 'licence.bundle.json', document.bundle, 'valid'],
    ['a bundle of a revoked document', 'licence.bundle.json', revoked.bundle, 'revoked'],
    ['a bundle with a changed claim', 'licence.bundle.json', changed(document.bundle), 'forged'],
    ['a bundle that was not confirmed yet', 'licence.bundle.json', pending.bundle, 'pending'],
    ['JSON of something else', 'data.json', '{"format":"another"}', 'damaged'],
    ['an SD-JWT', 'licence.jwt', document.credential, 'valid'],
    ['a text with the address of the code', 'link.txt', document.qrText, 'valid'],
    ['a text with another address', 'link.txt', 'https://elsewhere.example/s', 'not-a-seal'],
    ['a PDF', 'licence.pdf', pdf(deflated(document.bundle)), 'valid'],
    ['a PDF with the bundle as it is', 'licence.pdf', pdf(stream(Buffer.from(document.bundle), '/Length 9 0 R')), 'valid'],
    ['a PDF that names no length', 'licence.pdf', pdf(stream(deflateSync(document.bundle), '/Filter [/FlateDecode] /Length 9 0 R')), 'valid'],
    ['a PDF saved in two revisions', 'licence.pdf', pdf(deflated(document.bundle), deflated(document.bundle)), 'valid'],
    ['a PDF with another attachment beside it', 'licence.pdf', pdf(deflated('<svg/>'), deflated(document.bundle)), 'valid'],
    ['a PDF of a revoked document', 'licence.pdf', pdf(deflated(revoked.bundle)), 'revoked'],
    ['a PDF with two documents', 'licence.pdf', pdf(deflated(document.bundle), deflated(revoked.bundle)), 'pdf-with-several'],
    ['a PDF without any', 'scan.pdf', pdf(), 'pdf-without-bundle'],
    ['a PDF cut off in the middle of the bundle', 'licence.pdf', pdf(deflated(document.bundle)).subarray(0, 900), 'pdf-without-bundle'],
    ['a PDF with a stream that inflates to eight megabytes', 'bomb.pdf', pdf(stream(bomb, `/Filter /FlateDecode /Length ${bomb.length}`)), 'pdf-without-bundle'],
    ['a file that nobody certified', 'letter.odt', Buffer.from([1, 2, 3, 4]), 'unknown-file'],
  ];
  for (const [what, name, content, state] of files) {
    test(`${what}: ${state}`, async () => {
      const page = await phone(at.browser);
      await page.goto(START);
      await page.locator('#file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
      strictEqual(await shownState(page), state, await page.locator('main').textContent());
      if (state === 'valid') ok((await page.locator('.content').textContent()).includes('Mustermann'));
      if (state === 'valid' && name.endsWith('.pdf')) {
        strictEqual(await page.locator('.notes').getByText('Nicht geprüft sind die gedruckten Seiten und die Unterschrift der PDF-Datei selbst.').count(), 1);
      }
      page.errors = page.errors.filter((error) => !error.includes('404'));
      await looksRight(page);
      if (what === 'a PDF' || state.startsWith('pdf')) await picture(page, `check-${state === 'valid' ? 'pdf' : state}`);
      await page.context().close();
    });
  }

  test('is taken when it is dropped anywhere', async () => {
    const page = await phone(at.browser);
    await page.goto(START);
    await page.locator('.hero').waitFor();
    await page.evaluate((text) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], 'licence.bundle.json'));
      dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
    }, document.bundle);
    strictEqual(await shownState(page), 'valid');
    await page.context().close();
  });

  const codes = [
    ['the code', document.qrText, 'valid'],
    ['the code of a revoked document', revoked.qrText, 'revoked'],
    ['a code of a foreign host', qrText(document.seal, 'siegel.elsewhere.example'), 'foreign-host'],
    ['a code that is no seal', 'https://www.example/menu', 'not-a-seal'],
    ['a code of a payment', 'BCD\n002\n1\nSCT', 'not-a-seal'],
    ['the bare seal', new Uint8Array(document.seal), 'valid'],
  ];
  for (const [what, text, state] of codes) {
    test(`a photo of ${what}: ${state}`, async () => {
      const page = await phone(at.browser);
      await page.goto(START);
      await page.locator('#file').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: await qrPicture(text) });
      strictEqual(await shownState(page), state, await page.locator('main').textContent());
      page.errors = page.errors.filter((error) => !error.includes('404'));
      await looksRight(page);
      if (state !== 'valid') await picture(page, `check-${state}`);
      if (state === 'foreign-host') ok(!at.service.requests.some(({ url }) => url.includes('elsewhere')));
      await page.context().close();
    });
  }
});

/** A camera that looks at a code, as Chromium pretends to have one. */
describe('the camera', { skip: noBrowser }, () => {
  const film = join(mkdtempSync(join(tmpdir(), 'govchain-film-')), 'code.y4m');
  const at = house({ flags: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${film}`] });
  const ours = at.office.issue();

  beforeEach(() => goodDay(at, [ours]));

  test('reads the code, and the picture stays on the phone', async () => {
    writeFileSync(film, await filmOf(ours.qrText));
    const page = await phone(at.browser, { permissions: ['camera'] });
    await page.goto(START);
    at.service.requests = [];
    await page.locator('#scan').click();
    strictEqual(await shownState(page), 'valid');
    ok(at.service.requests.every(({ method, body }) => method === 'GET' && body === ''));
    await page.context().close();
  });

  test('is not needed: whoever refuses it is told the other ways', async () => {
    const page = await phone(at.browser);
    await page.goto(START);
    await page.evaluate(() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError')); });
    await page.locator('#scan').click();
    await page.getByText('Die Kamera ist nicht freigegeben.').waitFor();
    strictEqual(await page.locator('#choose').count(), 1);
    await page.context().close();
  });
});

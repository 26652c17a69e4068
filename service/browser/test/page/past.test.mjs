import { ok, strictEqual } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, describe, test } from 'node:test';
import { answerOf, noBrowser, phone } from './support/browser.mjs';
import { Consortium } from './support/consortium.mjs';
import { goodDay, house } from './support/house.mjs';
import { looksRight, picture } from './support/look.mjs';
import { Office } from './support/office.mjs';

const REVOKED = { status: 'revoked', recorded: '2026-03-09T08:00:00Z', effective: '2026-03-09T08:00:00Z' };
const WITHDRAWN = { ...REVOKED, effective: '2026-03-03T11:00:00Z' };

/** What the page says of a day that has passed: what was recorded, what held in law, and what shows it. */
describe('the status on a past day', { skip: noBrowser }, () => {
  const at = house({ office: new Office({ consortium: new Consortium() }) });
  const { office } = at;
  const document = office.issue({ status: 'revoked' });
  // The list at hand is the second version, the one with the revocation.
  office.nextVersion = 2;
  const digest = createHash('sha256').update(document.seal).digest('hex');
  const told = (changes, instant, make = office) => {
    at.service.answers.set(`/evidence/${digest}/history?at=${instant}`, make.history(document, changes, new Date(instant)));
  };

  beforeEach(() => goodDay(at, [document]));

  async function ask(page, day, time = '12:00') {
    if ((await page.locator('#past').getAttribute('open')) === null) await page.locator('#past summary').click();
    await page.locator('#pastDay').fill(day);
    await page.locator('#pastTime').fill(time);
    await page.locator('#past-ask').click();
    const answer = page.locator('#past-answer');
    await answer.waitFor();
    return answer;
  }

  const cases = [
    { name: 'before it was revoked', changes: [REVOKED], day: '2026-03-03', instant: '2026-03-03T11:00:00Z', past: 'valid', proof: 'consortium', recorded: 'gültig', legal: 'gültig', says: 'Am 3. März 2026 war es gültig; widerrufen am 9. März, wirksam ab 9. März.' },
    { name: 'after it was revoked', changes: [REVOKED], day: '2026-03-12', instant: '2026-03-12T11:00:00Z', past: 'revoked', proof: 'signed-list', recorded: 'widerrufen', legal: 'widerrufen', says: 'Am 12. März 2026 war es widerrufen; widerrufen am 9. März, wirksam ab 9. März.' },
    { name: 'on a day that a withdrawal reached back to', changes: [WITHDRAWN], day: '2026-03-04', instant: '2026-03-04T11:00:00Z', past: 'valid', proof: 'consortium', recorded: 'gültig', legal: 'widerrufen', says: ', rechtlich aber widerrufen; zurückgenommen am ' },
    { name: 'before it was issued', changes: [REVOKED], day: '2026-03-01', instant: '2026-03-01T11:00:00Z', past: 'past-before', proof: 'none', recorded: 'nicht bewiesen', legal: 'nicht bewiesen', says: 'Zu diesem Zeitpunkt gab es das Dokument noch nicht.' },
    { name: 'in summer time', changes: [REVOKED], day: '2026-07-01', instant: '2026-07-01T10:00:00Z', past: 'revoked', proof: 'signed-list', recorded: 'widerrufen', legal: 'widerrufen', says: 'Am 1. Juli 2026 war es widerrufen' },
    { name: 'of a history that hides the change', changes: [], day: '2026-03-12', instant: '2026-03-12T11:00:00Z', past: 'past-open', proof: 'none', recorded: 'nicht bewiesen', legal: 'nicht bewiesen', says: 'Der Verlauf lässt eine Änderung aus, die in der Statusliste steht.' },
  ];
  for (const { name, changes, day, instant, past, proof, recorded, legal, says } of cases) {
    test(`${name}: ${past}`, async () => {
      told(changes, instant);
      const page = await phone(at.browser);
      strictEqual(await answerOf(page, document.qrText), 'revoked');
      const answer = await ask(page, day);
      const text = await answer.textContent();
      strictEqual(`${await answer.getAttribute('data-past')} ${await answer.getAttribute('data-proof')}`, `${past} ${proof}`, text);
      ok(text.includes(says), text);
      ok(text.includes(`Verzeichnet war${recorded}`) && text.includes(`Rechtlich war es${legal}`), text);
      await page.getByRole('button', { name: 'English' }).click();
      ok((await page.locator('#past-answer').textContent()).includes('Recorded was'));
      await looksRight(page);
      if (name === 'before it was revoked') await pictureOfPast(page, 'check-past');
      await page.context().close();
    });
  }

  test('without a consortium the log is all there is, and the page says what that does not show', async () => {
    const alone = new Office();
    Object.assign(alone, { keys: office.keys, log: office.log, bits: office.bits });
    at.service.answers.set('/trust-policy', alone.policy());
    told([REVOKED], '2026-03-03T11:00:00Z', alone);
    const page = await phone(at.browser);
    await answerOf(page, document.qrText);
    const answer = await ask(page, '2026-03-03');
    strictEqual(await answer.getAttribute('data-past'), 'past-told');
    ok((await answer.textContent()).includes('Ob eine fehlt, lässt sich hier nicht sehen.'));
    await page.context().close();
  });

  test('without network, or where nobody kept it, the past is not known; what a bundle brings along is', async () => {
    const page = await phone(at.browser);
    await answerOf(page, document.qrText);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const silent = await ask(page, '2026-03-03');
    strictEqual(await silent.getAttribute('data-past'), 'past-open');
    ok((await silent.textContent()).includes('Der Stand der Statusliste von damals liegt nicht vor.'));
    ok((await silent.textContent()).includes('Prüfen Sie mit Netz'));

    at.service.reachable = false;
    const history = JSON.parse(office.history(document, [REVOKED], new Date('2026-03-03T11:00:00Z')));
    const bundle = JSON.stringify({ ...JSON.parse(document.bundle), history });
    await page.locator('#file').setInputFiles({ name: 'licence.bundle.json', mimeType: 'application/json', buffer: Buffer.from(bundle) });
    await page.locator('#past-answer').waitFor({ state: 'detached' });
    strictEqual(await (await ask(page, '2026-03-03')).getAttribute('data-past'), 'valid');
    await page.context().close();
  });

  test('a day to come is not asked about, and none is no day', async () => {
    const page = await phone(at.browser);
    await answerOf(page, document.qrText);
    at.service.requests = [];
    ok((await (await ask(page, '2027-01-01')).textContent()).includes('liegt in der Zukunft'));
    ok((await (await ask(page, '')).textContent()).includes('Wählen Sie einen Tag'));
    ok(!at.service.requests.some(({ url }) => url.includes('history')));
    await looksRight(page);
    await page.context().close();
  });

  test('only the day and the digest of the seal go to the service', async () => {
    told([REVOKED], '2026-03-03T11:00:00Z');
    const page = await phone(at.browser);
    await answerOf(page, document.qrText);
    await page.evaluate(() => navigator.serviceWorker.ready);
    at.service.requests = [];
    await ask(page, '2026-03-03');
    const asked = at.service.requests.map(({ url }) => url).filter((url) => !url.startsWith('/check/'));
    strictEqual(asked.join(), `/evidence/${digest}/history?at=2026-03-03T11:00:00Z`);
    await page.context().close();
  });
});

async function pictureOfPast(page, name) {
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await page.locator('#past').evaluate((fold) => { fold.open = true; });
  await picture(page, name, { scrollTo: '#past' });
}

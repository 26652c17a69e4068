#!/usr/bin/env node
// From opening the address in a QR code to the answer, in Chromium with the processor slowed down four times (DevTools protocol,
// Emulation.setCPUThrottlingRate): node scripts/page-speed.mjs [RUNS]. Cold is a phone that never saw the page; warm one that has it.
import { loadavg } from 'node:os';
import { noBrowser, phone, startBrowser } from '../test/page/support/browser.mjs';
import { Office } from '../test/page/support/office.mjs';
import { built, Service } from '../test/page/support/service.mjs';

const SLOWER = 4;
const runs = Number(process.argv[2] ?? 10);
if (noBrowser) throw new Error(noBrowser);
const office = new Office();
const documents = Array.from({ length: 2 }, () => office.issue());
const service = await new Service(built(), new Date()).start();
service.answers = office.answers(documents, { at: new Date() });
const browser = await startBrowser(service.port);
const times = { cold: [], warm: [], 'verification itself, cold': [], 'verification itself, warm': [] };
for (let run = 0; run < runs; run += 1) {
  const first = await phone(browser, { real: true });
  await open(first, documents[0], 'cold');
  await first.evaluate(() => navigator.serviceWorker.ready);
  const second = await first.context().newPage();
  await open(second, documents[1], 'warm');
  await first.context().close();
}
await browser.close();
await service.stop();
for (const [what, values] of Object.entries(times)) {
  values.sort((a, b) => a - b);
  const at = (share) => Math.round(values[Math.min(values.length - 1, Math.floor(values.length * share))]);
  console.log(`${what}: median ${at(0.5)} ms, slowest ${at(1)} ms of ${values.length}`);
}
console.log(`processor slowed down ${SLOWER} times, load average ${loadavg().map((load) => load.toFixed(1)).join(' ')}`);

async function open(page, document, kind) {
  service.now = new Date();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(document.qrText, { waitUntil: 'commit' });
  const { verdict, verifying } = await measured(session);
  times[kind].push(verdict);
  times[`verification itself, ${kind}`].push(verifying);
  if ((await page.locator('[data-state]').getAttribute('data-state')) !== 'valid') throw new Error('not valid');
}

/** What the page has noted. Asked for in few words: the test driver's own scripts would run on the slowed processor, too. */
async function measured(session) {
  const expression = `(() => { const [[verdict], [verify]] = ['govchain-verdict', 'govchain-verify'].map((name) => performance.getEntriesByName(name));
    return verdict && { verdict: verdict.startTime, verifying: verify.duration }; })()`;
  for (;;) {
    await new Promise((resolve) => { setTimeout(resolve, 500); });
    const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
    if (result.value !== undefined) return result.value;
  }
}

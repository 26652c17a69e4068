import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOST, NOW } from './office.mjs';

const PROGRAMS = [process.env.GOVCHAIN_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--ignore-certificate-errors',
];

const program = PROGRAMS.find((path) => path && existsSync(path));
/** Why there is no browser; a test skips with this word. */
export const noBrowser = program === undefined ? 'no Chromium: install it or name it in GOVCHAIN_CHROMIUM' : false;

/** Starts Chromium, for which the host of the tests is the service on loopback, and which reaches nothing else. */
export async function startBrowser(port, { host = HOST, flags = [] } = {}) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: program, args: [...FLAGS, reaching(host, port), ...flags] });
}

/**
 * The page in a window of its own, as from the home screen: Chromium says so through the media feature display-mode, which nothing emulates.
 *
 * @returns {Promise<import('playwright-core').Page>} closing its context ends the browser
 */
export async function startApp(port, url) {
  const { chromium } = await import('playwright-core');
  const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'govchain-app-')), {
    executablePath: program, args: [...FLAGS, reaching(HOST, port), `--app=${url}`], locale: 'de-DE', timezoneId: 'Europe/Berlin', ignoreHTTPSErrors: true, reducedMotion: 'reduce',
  });
  await context.clock.setFixedTime(NOW);
  const [page] = context.pages();
  await page.goto(url);
  return watched(page);
}

function reaching(host, port) {
  return `--host-resolver-rules=MAP ${host}:443 127.0.0.1:${port}, MAP * ~NOTFOUND`;
}

/**
 * A phone with an empty memory.
 *
 * @param {{ now?: Date, dark?: boolean, locale?: string, real?: boolean }} [options] now is what its clock shows; real keeps the clock of this machine
 */
export async function phone(browser, { now = NOW, dark = false, locale = 'de-DE', width = 360, real = false, ...further } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 740 }, deviceScaleFactor: 2, isMobile: width < 700, hasTouch: width < 700, locale, timezoneId: 'Europe/Berlin', ignoreHTTPSErrors: true,
    colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', ...further,
  });
  if (!real) await context.clock.setFixedTime(now);
  return watched(await context.newPage());
}

/** Notes what goes wrong in a page. */
function watched(page) {
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.errors.push(message.text()));
  return page;
}

/** Opens an address and waits for the answer. @returns {Promise<string>} the name of the state shown */
export async function answerOf(page, url) {
  await page.goto(url);
  return shownState(page);
}

export async function shownState(page) {
  const verdict = page.locator('[data-state]');
  await verdict.waitFor({ timeout: 60_000 });
  return verdict.getAttribute('data-state');
}

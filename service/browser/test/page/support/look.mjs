import { deepStrictEqual, ok } from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FOLDER = process.env.GOVCHAIN_SCREENSHOTS;

/** What must be so of every page: nothing axe objects to with everything unfolded, nothing wider than the screen, no error in the console. */
export async function looksRight(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  deepStrictEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html, any }) => [html, any[0]?.message])]), []);
  const { scroll, screen } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, screen: innerWidth }));
  ok(scroll <= screen, `the page is ${scroll} wide on a screen of ${screen}`);
  deepStrictEqual(page.errors, []);
  await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = false; }));
}

/** Keeps a picture where GOVCHAIN_SCREENSHOTS names a folder. */
export async function picture(page, name, options = {}) {
  if (FOLDER === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(FOLDER, `${name}.png`), ...options });
}

import { deepStrictEqual, ok } from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const STYLES = readFileSync(new URL('../../../node_modules/@kern-ux/native/dist/kern.min.css', import.meta.url), 'utf8');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FOLDER = process.env.GOVCHAIN_SCREENSHOTS;

/**
 * What must be so of every page: nothing axe objects to with everything unfolded, nothing wider than the screen, no error in the console,
 * and every class of the design system that it uses has kept its rules (build/styles.mjs leaves out what no page uses).
 */
export async function looksRight(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  deepStrictEqual(await page.evaluate(objections, TAGS), []);
  const { scroll, screen } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, screen: innerWidth }));
  ok(scroll <= screen, `the page is ${scroll} wide on a screen of ${screen}`);
  deepStrictEqual(page.errors, []);
  deepStrictEqual(await withoutRules(page), []);
  await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = false; }));
}

/** Runs in the page: what axe found in order, which is most of it, stays there. */
async function objections(tags) {
  const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html, any }) => [html, any[0]?.message])]);
}

/** Classes that the design system has rules for, and the page's own style sheet has not. */
async function withoutRules(page) {
  const { used, rules } = await page.evaluate(() => ({
    used: [...new Set([...document.querySelectorAll('[class]')].flatMap((element) => [...element.classList]))],
    rules: [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join('\n'),
  }));
  const has = (styles, name) => new RegExp(`\\.${name}(?![\\w-])`).test(styles);
  return used.filter((name) => has(STYLES, name) && !has(rules, name));
}

/** Keeps a picture where GOVCHAIN_SCREENSHOTS names a folder. */
export async function picture(page, name, { scrollTo, ...options } = {}) {
  if (FOLDER === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate((selector) => (selector === undefined ? window.scrollTo(0, 0) : document.querySelector(selector).scrollIntoView()), scrollTo);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), ...options });
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PurgeCSS } from 'purgecss';

/** The design system's style sheet, of which pages use a twentieth. */
export const KERN = 'node_modules/@kern-ux/native/dist/kern.min.css';
const OWN = 'src/page/page.css';
/** What dom.mjs composes class names with: icon('danger') has the class kern-icon--danger. */
const PREFIXES = ['kern-', 'kern-icon--', 'kern-btn--', 'kern-alert--'];

/**
 * One style sheet for all pages: of the design system what they use, then our own. A phone read 340 KB at each visit, and compared every
 * element with all its rules.
 *
 * @param {string} root the folder with src and node_modules
 * @returns {Promise<Buffer>}
 */
export async function styles(root) {
  const sources = readdirSync(join(root, 'src'), { recursive: true }).filter((path) => /\.(mjs|html|part)$/.test(path)).sort();
  const [{ css }] = await new PurgeCSS().purge({
    content: sources.map((path) => ({ raw: readFileSync(join(root, 'src', path), 'utf8'), extension: 'mjs' })),
    css: [{ raw: withoutChoices(readFileSync(join(root, KERN), 'utf8')) }],
    defaultExtractor: names,
  });
  return Buffer.from(`${css}\n${readFileSync(join(root, OWN), 'utf8')}`);
}

/** Rules that choose colours and measures, for light and dark, all stay; the tool would not understand their selectors. */
function withoutChoices(css) {
  return css.replace(/([^{}]+)\{(?=--kern-)/g, '/* purgecss ignore */$1{');
}

/** Every word, which may be a class, an element or an attribute; and what a quoted word alone may become a part of. */
export function names(source) {
  const quoted = [...source.matchAll(/'([a-z][a-z-]*)'/g)].map((match) => match[1]);
  return [...(source.match(/[\w-]+/g) ?? []), ...quoted.flatMap((word) => PREFIXES.map((prefix) => prefix + word))];
}

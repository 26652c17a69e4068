import { createHash } from 'node:crypto';
import { staticImports } from './scripts.mjs';

/** Folders whose files a phone keeps for use without network; other pages are of no use there. */
const OFFLINE = /^(page|chunks|vendor)\//;

/**
 * Fills in a page: {{module X}} is a module and early notice of what it imports, {{script X}} the script that was made of a module, {{url X}}
 * an address, {{build}} the build. What is not there stops the build.
 */
export function pageText(site, template) {
  return template
    .replace(/\{\{module ([^}]+)\}\}/g, (_, path) => moduleTags(site, path))
    .replace(/\{\{script ([^}]+)\}\}/g, (_, path) => `<script defer src="${url(site, path.replace(/\.mjs$/, '.js'))}"></script>`)
    .replace(/\{\{url ([^}]+)\}\}/g, (_, path) => url(site, path))
    .replaceAll('{{build}}', site.build);
}

/** The service worker with the list of what it keeps, each file with its digest. */
export function workerText(site, template) {
  const files = [...site.assets]
    .filter(([path]) => OFFLINE.test(path) && !path.endsWith('.txt'))
    .map(([path, content]) => [url(site, path), integrity(content)])
    .sort();
  files.unshift(['/s', integrity(site.pages.get('page/check'))]);
  return pageText(site, template).replace('/*{{files}}*/', files.map((file) => `  ${JSON.stringify(file)},`).join('\n'));
}

function moduleTags(site, path) {
  const imports = staticImports(site.imports, path).filter((found) => found !== path);
  const links = imports.map((found) => `<link rel="modulepreload" href="${url(site, found)}">`);
  return [`<script type="module" src="${url(site, path)}"></script>`, ...links].join('\n');
}

function url(site, path) {
  if (!site.assets.has(path)) throw new Error(`there is no ${path}`);
  return `/check/${site.build}/${path}`;
}

function integrity(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

#!/usr/bin/env node
// Makes the pages of the service from src and the vendored packages: node build/build.mjs OUTPUT. Writes only what has changed, and
// index.json last, which says what there is and how to serve it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './packages.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = process.argv[2];
if (out === undefined) throw new Error('usage: build.mjs OUTPUT');
installPackages(root);
// These use packages, which may only just have been installed.
const { scripts } = await import('./scripts.mjs');
const { pageText, workerText } = await import('./templates.mjs');
const { writeSite } = await import('./site.mjs');
const { styles } = await import('./styles.mjs');
const { vendoredFiles } = await import('./vendor.mjs');

const sources = readdirSync(join(root, 'src'), { recursive: true }).sort();
const templates = new Map(sources.filter((path) => path.endsWith('.html')).map((path) => [path, framed(text(path))]));
const named = (kind) => [...templates.values()].flatMap((text) => [...text.matchAll(new RegExp(`\\{\\{${kind} ([^}]+)\\}\\}`, 'g'))].map((match) => match[1]));
const { files, imports, packages } = await scripts(root, { modules: named('module'), scripts: named('script') });

/** Everything whose address has the build in it, and which therefore never changes there. */
const assets = new Map([...vendoredFiles(root, packages), ...files]);
for (const path of sources.filter((name) => /\.(svg|png)$/.test(name))) assets.set(path, source(path));
assets.set('page/page.css', await styles(root));

const build = createHash('sha256');
for (const path of [...assets.keys()].sort()) build.update(`${path}\0`).update(createHash('sha256').update(assets.get(path)).digest());
for (const [path, text] of templates) build.update(`${path}\0${text}\0`);
const site = { build: build.digest('hex').slice(0, 16), assets, imports, pages: new Map() };
for (const [path, text] of templates) site.pages.set(path.replace(/\.html$/, ''), pageText(site, text));
site.fixed = new Map([
  ['check/sw.js', Buffer.from(workerText(site, text('worker/sw.js')))],
  ['check/app.webmanifest', Buffer.from(pageText(site, text('page/app.webmanifest')))],
]);
const written = writeSite(resolve(out), site);
console.log(`browser: build ${site.build}, ${site.pages.size} pages, ${assets.size} files, ${written} written`);

/** {{frame FILE SCRIPT TITLE}}: what FILE makes of a script and a title. */
function framed(page) {
  return page.replace(/\{\{frame (\S+) (\S+) (.+?)\}\}/g, (_, file, script, title) =>
    text(file).replaceAll('{{script}}', script).replaceAll('{{title}}', title));
}

function text(path) {
  return source(path).toString('utf8');
}

function source(path) {
  return readFileSync(join(root, 'src', path));
}

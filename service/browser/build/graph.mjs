import { parse } from 'es-module-lexer/js';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const PACKAGE = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/;

/**
 * The modules that entries reach, each with its text as it is published: names of packages become relative paths, because a
 * browser resolves none and an import map would have to stand inline.
 *
 * @param {string} root the folder with src and node_modules
 * @param {string[]} entries paths below src
 * @returns {Map<string, { text: string, imports: string[] }>} by published path (below src as there, packages below vendor/), with the
 *   paths of what is imported at once; a module that waits for its import() is in the map and in nobody's imports
 */
export function moduleGraph(root, entries) {
  const modules = new Map();
  const open = entries.map((entry) => join(root, 'src', entry));
  while (open.length > 0) {
    const file = open.pop();
    const path = publishedPath(root, file);
    if (modules.has(path)) continue;
    const { text, imports } = published(root, file, path);
    modules.set(path, { text, imports: imports.filter((found) => !found.later).map((found) => publishedPath(root, found.file)) });
    open.push(...imports.map((found) => found.file));
  }
  return modules;
}

/** All that must be there before the entry runs: itself and what it imports at once, however indirectly. */
export function staticImports(modules, entry) {
  const found = new Set();
  const open = [entry];
  while (open.length > 0) {
    const path = open.pop();
    if (found.has(path)) continue;
    found.add(path);
    open.push(...modules.get(path).imports);
  }
  return [...found].sort();
}

/** Where a file of a package lies, by the package's own map of exports. */
export function packageFile(root, specifier) {
  const [, name, rest] = PACKAGE.exec(specifier);
  const folder = join(root, 'node_modules', name);
  const { exports: map } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const target = forBrowsers(map?.[rest ? `./${rest}` : '.']);
  if (target === undefined) throw new Error(`${specifier} is not exported by ${name}`);
  return join(folder, target);
}

function published(root, file, path) {
  const source = readFileSync(file, 'utf8');
  const imports = [];
  let text = '';
  let done = 0;
  for (const { type, specifier, start, end } of parse(source)[0]) {
    if (specifier === null) continue; // import.meta, or an import() of what is known only when it runs
    const target = resolve(root, file, specifier);
    const later = type === 'dynamic';
    imports.push({ file: target, later });
    const written = relativePath(path, publishedPath(root, target));
    text += source.slice(done, start) + (later ? `'${written}'` : written);
    done = end;
  }
  return { text: text + source.slice(done), imports };
}

function forBrowsers(target) {
  if (target === undefined || typeof target === 'string') return target;
  return forBrowsers(target.browser ?? target.import ?? target.default);
}

function resolve(root, from, specifier) {
  if (/^[a-z]+:/.test(specifier)) throw new Error(`${from} imports ${specifier}, which no browser of ours loads`);
  return specifier.startsWith('.') ? join(dirname(from), specifier) : packageFile(root, specifier);
}

function publishedPath(root, file) {
  const path = relative(root, file).split(sep).join('/');
  return path.startsWith('src/') ? path.slice(4) : path.replace(/^node_modules\//, 'vendor/');
}

function relativePath(from, to) {
  const path = relative(dirname(from), to).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
}

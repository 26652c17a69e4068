import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HEADERS, WORKER_HEADERS } from './headers.mjs';

const TYPES = {
  '.mjs': 'text/javascript',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain',
};
/** Compressed already. */
const LEFT_AS_THEY_ARE = new Set(['.png', '.woff2']);

/** Writes the site below a folder, removes what is no longer of it, and says how many files were written. */
export function writeSite(out, site) {
  const files = listed(site);
  let written = 0;
  const kept = new Set(['index.json']);
  for (const { file, content, gzip } of files) {
    kept.add(file);
    if (gzip) kept.add(`${file}.gz`);
    if (writeChanged(join(out, file), content)) {
      written += 1;
      if (gzip) writeFileSync(join(out, `${file}.gz`), gzipSync(content, { level: 9 }));
    }
  }
  for (const old of readdirSync(out, { recursive: true, withFileTypes: true })) {
    const path = join(old.parentPath, old.name);
    if (old.isFile() && !kept.has(path.slice(out.length + 1))) rmSync(path);
  }
  const index = { format: 'govchain-browser/1', build: site.build, headers: HEADERS, files: files.map(({ content, ...entry }) => entry) };
  writeChanged(join(out, 'index.json'), Buffer.from(`${JSON.stringify(index, null, 1)}\n`));
  return written;
}

/** One entry for each file: by what it is asked for, where it lies, and how it is served. */
function listed(site) {
  const pages = [...site.pages].map(([name, text]) => entry({ page: name }, `pages/${name}.html`, Buffer.from(text)));
  const fixed = [...site.fixed].map(([path, content]) => entry({ path: `/${path}`, ...(path.endsWith('sw.js') ? { headers: WORKER_HEADERS } : {}) }, path, content));
  const assets = [...site.assets].map(([path, content]) => {
    const file = `check/${site.build}/${path}`;
    return entry({ path: `/${file}`, immutable: true }, file, content);
  });
  return [...pages, ...fixed, ...assets];
}

function entry(asked, file, content) {
  const type = TYPES[extname(file)];
  if (type === undefined) throw new Error(`no media type for ${file}`);
  return { ...asked, file, type, gzip: !LEFT_AS_THEY_ARE.has(extname(file)), content };
}

function writeChanged(file, content) {
  if (existsSync(file) && readFileSync(file).equals(content)) return false;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return true;
}

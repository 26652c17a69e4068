import { build } from 'esbuild';
import { relative } from 'node:path';

/**
 * The scripts of entries, each put together with all it imports: a phone asks once instead of a hundred times. They are left as people
 * wrote them, so what runs in the browser can be read there. What an entry imports only when it is needed is a file of its own.
 *
 * @param {string} root the folder with src and node_modules
 * @param {string[]} entries paths below src
 * @returns {Promise<{ files: Map<string, Buffer>, imports: Map<string, string[]>, packages: Set<string> }>} content and static imports by published
 *   path; packages that something came from
 */
export async function scripts(root, entries) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.map((entry) => `src/${entry}`),
    outbase: 'src',
    outdir: 'out',
    entryNames: '[dir]/[name]',
    // Beside vendor, as the sources are: addresses relative to a module stay what they are.
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    charset: 'utf8',
    legalComments: 'inline',
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
  const published = (path) => relative('out', path);
  const outputs = Object.entries(metafile.outputs);
  return {
    files: new Map(outputFiles.map(({ path, contents }) => [published(relative(root, path)), Buffer.from(contents)])),
    imports: new Map(outputs.map(([path, { imports }]) => [published(path), imports.filter(({ kind }) => kind === 'import-statement').map((found) => published(found.path))])),
    packages: new Set(Object.keys(metafile.inputs).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean)),
  };
}

/** All that must be there before a script runs: itself and what it imports at once, however indirectly. */
export function staticImports(imports, entry) {
  const found = new Set();
  const open = [entry];
  while (open.length > 0) {
    const path = open.pop();
    if (found.has(path)) continue;
    found.add(path);
    open.push(...imports.get(path));
  }
  return [...found].sort();
}

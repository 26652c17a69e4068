import { build } from 'esbuild';
import { join, relative } from 'node:path';

const COMMON = {
  outbase: 'src',
  outdir: 'out',
  entryNames: '[dir]/[name]',
  bundle: true,
  platform: 'browser',
  target: ['chrome111', 'firefox115', 'safari16.4'],
  charset: 'utf8',
  legalComments: 'inline',
  write: false,
  metafile: true,
  logLevel: 'warning',
};

/**
 * The scripts of pages, each put together with all it imports: a phone asks once instead of a hundred times. They are left as people wrote
 * them, so what runs in the browser can be read there. What is imported only when it is needed is a file of its own.
 *
 * @param {string} root the folder with src and node_modules
 * @param {{ modules: string[], scripts: string[] }} entries paths below src; scripts are put together to one that is no module, because
 *   browsers keep only those compiled when a service worker keeps them (docs/adr/1094)
 * @returns {Promise<{ files: Map<string, Buffer>, imports: Map<string, string[]>, packages: Set<string> }>} content and static imports by published
 *   path; packages that something came from
 */
export async function scripts(root, entries) {
  const later = new Set();
  const whole = await build({ ...COMMON, absWorkingDir: root, entryPoints: below(entries.scripts), format: 'iife', plugins: [importedLater(root, later)] });
  const split = await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: below([...entries.modules, ...later]),
    // Beside vendor, as the sources are: addresses relative to a module stay what they are.
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    splitting: true,
    format: 'esm',
  });
  const published = (path) => relative('out', path);
  const built = [whole, split];
  const outputs = built.flatMap(({ metafile }) => Object.entries(metafile.outputs));
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  return {
    files: new Map(built.flatMap(({ outputFiles }) => outputFiles).map(({ path, contents }) => [published(relative(root, path)), Buffer.from(contents)])),
    imports: new Map(outputs.map(([path, { imports }]) => [published(path), imports.filter(({ kind }) => kind === 'import-statement').map((found) => published(found.path))])),
    packages: new Set(inputs.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean)),
  };
}

function below(paths) {
  return paths.map((path) => `src/${path}`);
}

/** Leaves import() of a module in the folder of the importing one as it is, and notes the module: it becomes an entry of its own. */
function importedLater(root, later) {
  return {
    name: 'imported-later',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/[\w-]+\.mjs$/ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        later.add(relative(join(root, 'src'), join(resolveDir, path)));
        return { path, external: true };
      });
    },
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

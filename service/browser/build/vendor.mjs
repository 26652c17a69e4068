import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const KERN = '@kern-ux/native';

/** Files of packages that are no modules: the design system's fonts, and the reader of symbols. */
const FILES = [
  [KERN, 'dist/fonts/fira-sans/FiraSans-Regular.woff2'],
  [KERN, 'dist/fonts/fira-sans/FiraSans-SemiBold.woff2'],
  ['zxing-wasm', 'dist/reader/zxing_reader.wasm'],
];

/** Those files by published path, and the licence of every package that anything published comes from; packages are those of the scripts. */
export function vendoredFiles(root, packages) {
  const files = FILES.map(([name, path]) => [`vendor/${name}/${path}`, readFileSync(join(root, 'node_modules', name, path))]);
  const named = new Set([...packages, ...FILES.map(([name]) => name)]);
  return [...files, ...[...named].sort().map((name) => licence(root, name))];
}

function licence(root, name) {
  const folder = join(root, 'node_modules', name);
  const file = existsSync(folder) && readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file`);
  return [`vendor/${name}/${file}.txt`, readFileSync(join(folder, file))];
}

/** Finds the vectors of docs/spec/vectors, and those made elsewhere where the variable GOVCHAIN_VECTORS points to. */

import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
export const VECTORS = join(ROOT, 'docs/spec/vectors');

/** Every case below a folder with its path relative to it, in a stable order; a folder without any is an error. */
export function vectorsIn(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  if (names.length === 0) {
    throw new Error(`no vectors in ${folder}`);
  }
  return names.map((file) => ({ name: file.slice(folder.length + 1), json: JSON.parse(readFileSync(file, 'utf8')) }));
}

/** A folder of vectors made elsewhere, or why it is not there. */
export function elsewhere(folder) {
  const base = process.env.GOVCHAIN_VECTORS ?? '';
  if (base === '') {
    return { skip: 'SKIPPED: the variable GOVCHAIN_VECTORS is not set' };
  }
  const path = join(base, folder);
  return existsSync(path) ? { path } : { skip: `SKIPPED: no ${folder} vectors where GOVCHAIN_VECTORS points to` };
}

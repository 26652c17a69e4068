import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Installs what the lock file names, and calls npm only when it is not there yet: a build without network stays one. */
export function installPackages(root) {
  if (packagesAreCurrent(root)) return;
  console.log('browser: npm ci, because node_modules is not what package-lock.json names');
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
}

/** npm notes in node_modules/.package-lock.json what it has installed. */
export function packagesAreCurrent(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const has = read(installed).packages;
  return Object.entries(read(join(root, 'package-lock.json')).packages)
    .filter(([path, wanted]) => path !== '' && !wanted.optional)
    .every(([path, wanted]) => has[path]?.integrity === wanted.integrity && existsSync(join(root, path, 'package.json')));
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** All tests of pages in one process, which builds the pages and starts a browser once; each file also runs alone. */

import { readdirSync } from 'node:fs';

for (const folder of ['handover', 'page']) {
  const files = readdirSync(new URL(folder, import.meta.url)).filter((name) => name.endsWith('.test.mjs')).sort();
  for (const file of files) await import(`./${folder}/${file}`);
}

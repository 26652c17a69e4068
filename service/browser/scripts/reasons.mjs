/** Writes src/verify/reasons.mjs anew from docs/spec/reason-codes.md: `npm run reasons`. A test holds the two equal. */

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SPEC = new URL('../../../docs/spec/reason-codes.md', import.meta.url);
const MODULE = new URL('../src/verify/reasons.mjs', import.meta.url);
const HEADER = '| code | Satz | Was nun | sentence | next step |';

/** The module's text as the specification wants it. */
export function reasonsModule() {
  const lines = readFileSync(SPEC, 'utf8').split('\n');
  const header = lines.indexOf(HEADER);
  if (header < 0) {
    throw new Error('reason-codes.md has no table of reasons');
  }
  const end = lines.findIndex((line, i) => i > header && !line.startsWith('|'));
  const rows = lines.slice(header + 2, end).map((line) => line.slice(1, line.lastIndexOf('|')).split('|').map((cell) => cell.trim()));
  const entries = rows.map(([code, de, nextDe, en, nextEn]) => {
    const members = Object.entries({ de, nextDe, en, nextEn }).map(([name, text]) => `    ${name}: ${quoted(text)},\n`);
    return `  ${quoted(code.replaceAll('`', ''))}: {\n${members.join('')}  },\n`;
  });
  return `/** Reason codes with sentence and next step in German and English: the table of docs/spec/reason-codes.md, written by \`npm run reasons\`. */
export const REASONS = {
${entries.join('')}};
`;
}

function quoted(text) {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(MODULE, reasonsModule());
}

/** Writes src/verify/reasons.mjs and history-reasons.mjs anew from the tables of docs/spec: `npm run reasons`. A test holds them equal. */

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../../', import.meta.url);
const HEADER = '| code | Satz | Was nun | sentence | next step |';

/** The modules with the specification that each is written from, and the name of what it exports. */
export const MODULES = [
  { module: 'service/browser/src/verify/reasons.mjs', spec: 'docs/spec/reason-codes.md', name: 'REASONS', what: 'Reason codes' },
  { module: 'service/browser/src/verify/history-reasons.mjs', spec: 'docs/spec/history.md', name: 'HISTORY_REASONS', what: 'Why the past of a status is not proven' },
];

/** The module's text as the specification wants it. */
export function reasonsModule({ spec, name, what }) {
  const lines = readFileSync(new URL(spec, ROOT), 'utf8').split('\n');
  const header = lines.indexOf(HEADER);
  if (header < 0) {
    throw new Error(`${spec} has no table of reasons`);
  }
  const end = lines.findIndex((line, i) => i > header && !line.startsWith('|'));
  const rows = lines.slice(header + 2, end).map((line) => line.slice(1, line.lastIndexOf('|')).split('|').map((cell) => cell.trim()));
  const entries = rows.map(([code, de, nextDe, en, nextEn]) => {
    const members = Object.entries({ de, nextDe, en, nextEn }).map(([name, text]) => `    ${name}: ${quoted(text)},\n`);
    return `  ${quoted(code.replaceAll('`', ''))}: {\n${members.join('')}  },\n`;
  });
  return `/** ${what} with sentence and next step in German and English: the table of ${spec}, written by \`npm run reasons\`. */
export const ${name} = {
${entries.join('')}};
`;
}

function quoted(text) {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  MODULES.forEach((each) => writeFileSync(new URL(each.module, ROOT), reasonsModule(each)));
}

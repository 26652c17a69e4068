#!/usr/bin/env node
// The pinned solc-js with the command line of the native compiler, as far as forge uses it.
const solc = require('solc');

if (process.argv.includes('--version')) {
  console.log(`solc, the solidity compiler commandline interface\nVersion: ${solc.version()}`);
} else if (process.argv.includes('--standard-json')) {
  process.stdout.write(solc.compile(require('fs').readFileSync(0, 'utf8')));
} else {
  console.error('usage: solc-js --version | --standard-json');
  process.exit(2);
}

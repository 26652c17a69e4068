// The compiler settings; foundry.toml has the same, and test/tested-code.mjs compares what comes out.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const require = createRequire(import.meta.url);
export const home = dirname(fileURLToPath(import.meta.url));
export const contracts = ['IssuerRegistry', 'CheckpointAnchor', 'StatusRegistry', 'Consortium'];

/** Compiles the contracts and returns {name: {abi: text, bin: hex}}; throws with the compiler's words on any error or warning. */
export function compile() {
  const solc = require('solc');
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(contracts.map((name) => [`src/${name}.sol`, {content: source(`src/${name}.sol`)}])),
    settings: {
      evmVersion: 'cancun',
      optimizer: {enabled: true, runs: 1000},
      metadata: {bytecodeHash: 'none'},
      outputSelection: {'*': {'*': ['abi', 'evm.bytecode.object']}},
    },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input), {import: (path) => ({contents: source(path)})}));
  if (output.errors?.length) throw new Error(output.errors.map((e) => e.formattedMessage).join('\n'));
  return Object.fromEntries(contracts.map((name) => {
    const {abi, evm} = output.contracts[`src/${name}.sol`][name];
    return [name, {abi: JSON.stringify(abi, null, 1) + '\n', bin: evm.bytecode.object}];
  }));
}

function source(path) {
  return readFileSync(join(home, path.startsWith('@') ? join('node_modules', path) : path), 'utf8');
}

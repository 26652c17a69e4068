#!/usr/bin/env bash
# The Solidity tests. Needs node, and npm ci --ignore-scripts before. Further arguments go to forge test.
# GOVCHAIN_VECTORS names the folder with external vectors; without it the one beside the checkout is taken, if it is there.
set -euo pipefail
cd "$(dirname "$0")"
forge=node_modules/@foundry-rs/forge-linux-amd64/bin/forge
[ -x "$forge" ] || { echo "test.sh: no forge: run npm ci --ignore-scripts in contracts/ (on Linux, x86-64)" >&2; exit 1; }
vectors="${GOVCHAIN_VECTORS:-}"
[ -n "$vectors" ] || [ ! -d ../../shared/vectors ] || vectors=../../shared/vectors
node test/vectors.mjs $vectors
node test/every-error.mjs
"$forge" test "$@"
node compile.mjs --check
node test/tested-code.mjs

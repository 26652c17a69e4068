#!/bin/sh
# Runs the validator of @name@ in the foreground, without containers. GOVCHAIN_BESU_HOME names the folder of a Besu
# distribution, the one that holds bin/besu; arguments go to Besu and win over besu.toml.
set -eu
cd "$(dirname "$0")"
: "${GOVCHAIN_BESU_HOME:?must name the folder of a Besu distribution}"
[ -f node.key ] || { echo "node.key is missing: put this folder's files beside the keys of @name@" >&2; exit 1; }
export BESU_OPTS="${BESU_OPTS:--Xmx1g}"
exec "$GOVCHAIN_BESU_HOME/bin/besu" --config-file=besu.toml "$@"

#!/bin/sh
# Runs the validator of @name@, without containers, until it ends. GOVCHAIN_BESU_HOME names the folder of a Besu
# distribution, the one that holds bin/besu; arguments go to Besu and win over besu.toml.
set -eu
cd "$(dirname "$0")"
: "${GOVCHAIN_BESU_HOME:?must name the folder of a Besu distribution}"
[ -f node.key ] || { echo "node.key is missing: put this folder's files beside the keys of @name@" >&2; exit 1; }
command -v curl > /dev/null || { echo "curl is missing: nobody would see that the node stands still" >&2; exit 1; }
export BESU_OPTS="${BESU_OPTS:--Xmx1g}"
"$GOVCHAIN_BESU_HOME/bin/besu" --config-file=besu.toml "$@" &
besu=$!
trap 'kill -TERM $besu; wait $besu; exit $?' TERM INT

# A validator that returns far behind can lock itself up (docs/operations/besu.md): it knows of newer blocks and takes none.
# It is ended then, with exit code 75, and whoever started this starts it again.
question='{"jsonrpc":"2.0","id":1,"method":"eth_syncing","params":[]}'
former= stood=0
while kill -0 $besu 2> /dev/null; do
  sleep "${GOVCHAIN_WATCH_SECONDS:-20}" & wait $!
  now="$(curl -s -m 10 -H 'Content-Type: application/json' -d "$question" http://127.0.0.1:@rpcPort@ |
    sed -n 's/.*"currentBlock":"\(0x[0-9a-f]*\)".*/\1/p')" || now=
  if [ -n "$now" ] && [ "$now" = "$former" ]; then stood=$((stood + 1)); else stood=0; fi
  former="$now"
  if [ $stood -ge 4 ]; then
    echo "start.sh: block $now has been the last one for too long while there are newer ones: ending the node" >&2
    kill -KILL $besu
    exit 75
  fi
done
wait $besu

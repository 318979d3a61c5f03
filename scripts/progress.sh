#!/usr/bin/env bash
# Runs a command that may be silent for minutes, and says every ten seconds that it still works:
#   bash scripts/progress.sh WHAT COMMAND…
what=$1
shift
(
  while sleep 10 < /dev/null > /dev/null 2>&1; do
    echo "… $what ($SECONDS s)" >&2
  done
) &
ticker=$!
trap 'kill "$ticker" 2> /dev/null' EXIT
"$@"

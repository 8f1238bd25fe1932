#!/usr/bin/env bash
# Runs the suite several times with four busy processes beside it, to show that no test depends on the machine's speed:
#   test/soak/busy.sh [TIMES=3]
set -uo pipefail
cd "$(dirname "$0")/../.."
times=${1:-3}
busy=()
for _ in 1 2 3 4; do
  node -e 'for (;;);' &
  busy+=($!)
done
trap 'kill "${busy[@]}" 2> /dev/null' EXIT
failed=0
for turn in $(seq "$times"); do
  began=$SECONDS
  if npm test; then verdict=passed; else verdict=failed failed=$((failed + 1)); fi
  echo "Run $turn of $times with four busy processes: $verdict after $((SECONDS - began)) seconds."
done
[ "$failed" = 0 ]

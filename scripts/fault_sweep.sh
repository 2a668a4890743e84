#!/usr/bin/env bash
# Makes every system call of the kinds that tests/faults/ names fail, one after the other, in runs of lif-testbench that
# replace earlier results, and checks exit codes, messages and that no result is a mixture. CI does the same with the
# first calls of each kind alone.
#
# usage: scripts/fault_sweep.sh [BUILD]   (the folder of a build with LIF_BUILD_TESTS; default build, as
#        scripts/test.sh makes it)
set -euo pipefail
cd "$(dirname "$0")/.."

build="${1:-build}"
if [[ ! -f "$build/CMakeCache.txt" ]]; then
  echo "scripts/fault_sweep.sh: $build holds no build: run scripts/test.sh first, or name another folder" >&2
  exit 2
fi
cmake --build "$build" --target fault-tests
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
status=0
FAULT_SWEEP=full "$build/tests/faults/fault-tests" --gtest_brief=1 >"$log" || status=$?
grep -v '^[0-9]* faults$' "$log" || true
awk '/^[0-9]* faults$/ { sum += $1 } END { print sum " faults injected" }' "$log"
exit "$status"

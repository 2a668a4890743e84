#!/usr/bin/env bash
# Runs clang-tidy over the library and the testbench, with the commands of a configured build.
# usage: scripts/check_tidy.sh [BUILD_FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! git ls-files -z 'modules/*.cpp' 'testbench/*.cpp' |
  xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet -p "${1:-build}" >"$log" 2>&1; then
  grep -vE '^[0-9]+ warnings? generated|^Suppressed|^Use -header-filter' "$log"
  exit 1
fi

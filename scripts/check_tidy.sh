#!/usr/bin/env bash
# Runs clang-tidy over the library and the testbench, with the commands of an existing build (see
# scripts/test.sh). usage: scripts/check_tidy.sh [BUILD_FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."

git ls-files -z 'modules/*.cpp' 'testbench/*.cpp' |
  xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet -p "${1:-build}" 2>&1 |
  grep -vE '^[0-9]+ warnings? generated|^Suppressed|^Use -header-filter' || true
test "${PIPESTATUS[1]}" -eq 0

#!/usr/bin/env bash
# Does what run.sh does, and then runs all tests.
# usage: scripts/test.sh [options of ctest]
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/setup.sh
source scripts/setup.sh

scripts/run.sh --out build/demonstration
install_missing "${build_packages[@]}" "${test_packages[@]}"
cmake --preset test "${configure_options[@]}" >/dev/null
cmake --build build
exec ctest --test-dir build --output-on-failure --no-tests=error -j "$(nproc)" "$@"

#!/usr/bin/env bash
# Installs what is missing, builds, and runs lif-testbench with the given arguments: without any, the
# demonstration, whose results go to out/.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/setup.sh
source scripts/setup.sh

install_missing "${build_packages[@]}"
cmake --preset release >/dev/null
cmake --build build
exec build/lif-testbench "$@"

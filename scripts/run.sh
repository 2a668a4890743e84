#!/usr/bin/env bash
# Installs what is missing, builds, and runs lif-testbench with the given arguments in the current folder. Without
# arguments that is the demonstration, whose results go to out/.
set -euo pipefail
root=$(realpath "$(dirname "$0")/..")
# shellcheck source=scripts/setup.sh
source "$root/scripts/setup.sh"

{
  install_missing "${build_packages[@]}" "${view_packages[@]}"
  cd "$root"
  cmake --preset release "${configure_options[@]}" >/dev/null
  cmake --build build --target lif-testbench
  cd "$OLDPWD"
} >&2
exec "$root/build/lif-testbench" "$@"

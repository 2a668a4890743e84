#!/usr/bin/env bash
# Fails if clang-format would change a file. With --fix it changes the files.
set -euo pipefail
cd "$(dirname "$0")/.."

mode=(--dry-run --Werror)
[[ ${1:-} == --fix ]] && mode=(-i)
git ls-files -z --cached --others --exclude-standard '*.hpp' '*.cpp' | xargs -0 clang-format "${mode[@]}"

#!/usr/bin/env bash
# Installs the Python packages of requirements.txt into build/frameworks, where the tests look for them.
# They take some 5 GB, nearly all of which is PyTorch. Does nothing if they are installed already.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=build/frameworks
if "$venv/bin/python" -c 'import snntorch, nir, norse, sinabs, spikingjelly, sklearn, systemrdl' 2>/dev/null; then
  exit 0
fi
# shellcheck source=scripts/setup.sh
source scripts/setup.sh
install_missing python3-venv
python3 -m venv "$venv"
mapfile -t with_dependencies < <(sed -n '/^# Without/q;/==/p' scripts/requirements.txt)
"$venv/bin/pip" install -q "${with_dependencies[@]}"
"$venv/bin/pip" install -q --no-deps -r scripts/requirements.txt
"$venv/bin/python" -c 'import snntorch, nir, norse, sinabs, spikingjelly, sklearn, systemrdl'

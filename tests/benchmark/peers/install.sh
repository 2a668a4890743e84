#!/usr/bin/env bash
# Installs the simulators that tests/benchmark/peers/compare.py compares the library with: PyTorch and Brian2 from Debian, and
# NEST, SANA-FE and snnTorch from the Python index into build/peers. What cannot be installed is left out, with a line
# that says so. Does nothing if they are installed already.
set -euo pipefail
cd "$(dirname "$0")/../../.."
# shellcheck source=scripts/setup.sh
source scripts/setup.sh

venv=build/peers
nest="nest-simulator==3.10.0"
sanafe="sanafe==2.2.9"
snntorch=$(grep '^snntorch==' scripts/requirements.txt)

# has MODULE: whether the environment has this Python module.
has() {
  "$venv/bin/python" -c "import importlib.util as u, sys; sys.exit(u.find_spec('$1') is None)" 2>/dev/null
}

left_out() {
  echo "left out: $1 cannot be installed"
}

install_from_index() {
  "$venv/bin/python" -m pip install -q --disable-pip-version-check "$@"
}

# Each is installed on its own, so that one that cannot be installed does not prevent the other.
install_missing python3-torch || left_out PyTorch
install_missing g++ make python3-brian || left_out Brian2
# The environment uses Debian's Python, even if another one comes first in PATH, because it has Debian's packages.
if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
  if ! { install_missing python3-venv && /usr/bin/python3 -m venv --system-site-packages "$venv"; }; then
    left_out "build/peers, and with it every peer,"
    exit 0
  fi
fi
has nest || install_from_index "$nest" || left_out NEST
has sanafe || install_from_index "$sanafe" || left_out SANA-FE
if ! has torch; then
  left_out "snnTorch, which needs PyTorch,"
elif ! has snntorch; then
  # snnTorch comes without what it depends on, as it would bring a PyTorch of its own.
  install_from_index --no-deps "$snntorch" || left_out snnTorch
fi

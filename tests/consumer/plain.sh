#!/usr/bin/env bash
# Runs the program that uses lif::plain, and makes sure that it is not linked with SystemC.
# usage: plain.sh PROGRAM NETWORK.nir
set -euo pipefail

linked=$(ldd "$1")
if grep -i systemc <<<"$linked"; then
  echo "$1 is linked with SystemC"
  exit 1
fi
"$1" "$2" plain.vcd
grep -q '#69' plain.vcd

#!/usr/bin/env bash
# Builds and runs a user's program with nothing but a compiler and pkg-config.
# usage: pkg_config.sh PREFIX "COMPILER FLAGS" SOURCE EXECUTABLE
set -euo pipefail
prefix=$1 compiler=$2 source=$3 executable=$4

pc=$(find "$prefix" -name lif-systemc.pc -printf '%h\n')
export PKG_CONFIG_PATH=$pc
# shellcheck disable=SC2046,SC2086  # flags are words
$compiler $(pkg-config --cflags lif-systemc) "$source" -o "$executable" \
  $(pkg-config --libs lif-systemc)
"$executable"

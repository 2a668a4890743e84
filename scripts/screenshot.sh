#!/usr/bin/env bash
# Takes the picture of the README: the waveform of the demonstration in GTKWave, on a virtual screen.
# usage: scripts/screenshot.sh [FILE.png]
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/setup.sh
source scripts/setup.sh

picture=$(realpath -m "${1:-testbench/examples/gtkwave.png}")
install_missing gtkwave xvfb xauth imagemagick
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build/lif-testbench --out "$work/out" --quiet
export work picture
# shellcheck disable=SC2016  # the inner shell expands them
xvfb-run -a -s "-screen 0 1280x720x24" bash -c '
  cd "$work"
  gtkwave --rcvar "splash_disable on" out/lif.gtkw >/dev/null 2>&1 &
  sleep 5
  import -window root "$picture"
  kill %1'
mogrify -colors 48 "$picture"
echo "$picture"

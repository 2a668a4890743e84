#!/usr/bin/env bash
# Makes the Debian package and checks its content.
# usage: deb.sh BUILD_FOLDER WORK_FOLDER
set -euo pipefail
build=$1 work=$2

rm -rf "$work"
mkdir -p "$work"
(cd "$build" && cpack -G DEB -B "$work" >"$work/log" 2>&1) || { cat "$work/log"; exit 1; }
package=$(find "$work" -maxdepth 1 -name '*.deb')
dpkg-deb --info "$package"
dpkg-deb -x "$package" "$work/root"
for file in usr/bin/lif-testbench usr/include/lif/lif.hpp usr/share/man/man1/lif-testbench.1.gz \
  usr/share/bash-completion/completions/lif-testbench; do
  [[ -f $work/root/$file ]] || { echo "the package lacks $file"; exit 1; }
done
find "$work/root" -name lif-systemc-config.cmake | grep -q . || { echo "the package lacks its CMake files"; exit 1; }
[[ -z $(find "$work/root" -path '*usr/local*') ]] || { echo "the package installs below /usr/local"; exit 1; }
"$work/root/usr/bin/lif-testbench" --version
for dependency in libsystemc-dev libboost-program-options pkg-config libc6; do
  dpkg-deb -f "$package" Depends | grep -q "$dependency" || { echo "the package does not depend on $dependency"; exit 1; }
done
echo "the package is complete"

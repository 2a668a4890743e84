# shellcheck shell=bash
# The Debian packages that the project's scripts need, and how they are installed. Scripts source this file.

# shellcheck disable=SC2034  # used by the scripts that source this
build_packages=(g++ cmake ninja-build pkg-config libsystemc-dev libboost-dev libboost-program-options-dev
  nlohmann-json3-dev libhdf5-dev libyaml-cpp-dev)
# shellcheck disable=SC2034
view_packages=(gtkwave)
# shellcheck disable=SC2034
test_packages=(libgtest-dev clang python3 gtkwave verilator zlib1g-dev xvfb xauth file dpkg-dev man-db
  zsh fish iverilog yosys libopenmpi-dev openmpi-bin)

# run.sh and test.sh configure with the same options, or all would be compiled twice. In CI, warnings are errors.
# shellcheck disable=SC2034
configure_options=(${CI:+-DLIF_WARNINGS_AS_ERRORS=ON})

# install_missing PACKAGE...: installs the packages that are missing, and prints nothing if none is.
install_missing() {
  local package missing=()
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  [[ ${#missing[@]} -eq 0 ]] && return
  local as_root=()
  if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
      echo "These packages are missing: ${missing[*]}. Install them as root: apt-get install ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null
}

#!/usr/bin/env bash
# Counts the instructions of the hot paths and compares them with those in tests/benchmark/instructions.txt. Unlike
# seconds, they are the same in each run. It fails if a case needs over 3 % more; --update writes the file anew.
# The counts are those of Debian 12's g++ and SystemC with AVX2, the widest instruction set that valgrind knows.
# usage: tests/benchmark/count_instructions.sh [--update]
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=scripts/setup.sh
source scripts/setup.sh

install_missing "${build_packages[@]}" libbenchmark-dev valgrind
cmake --preset release -DLIF_BUILD_BENCHMARKS=ON >/dev/null
cmake --build build --target counted-work >/dev/null
known=tests/benchmark/instructions.txt
counted=$(mktemp)
trap 'rm -f "$counted"' EXIT

instructions_of() {
  SYSTEMC_DISABLE_COPYRIGHT_MESSAGE=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    build/tests/benchmark/counted-work "$1" "$2" 2>&1 | sed -n 's/.*Collected : *\([0-9]*\).*/\1/p'
}

# The difference between many units and few gives the cost of one, without what comes before the first.
few=20
many=120
status=0
printf '%-32s %12s %12s\n' "instructions for one unit" now before
for work in $(build/tests/benchmark/counted-work 2>/dev/null | grep '^[a-z_]*$'); do
  now=$((($(instructions_of "$work" $many) - $(instructions_of "$work" $few)) / (many - few)))
  before=$(awk -v work="$work" '$1 == work { print $2 }' "$known" 2>/dev/null || true)
  printf '%-32s %12s %12s\n' "$work" "$now" "${before:--}"
  echo "$work $now" >>"$counted"
  if [[ -n $before && $((now * 100)) -gt $((before * 103)) ]]; then
    echo "$work: more than 3 % above" >&2
    status=1
  fi
done
if [[ ${1:-} == --update ]]; then
  cp "$counted" "$known"
  exit 0
fi
exit $status

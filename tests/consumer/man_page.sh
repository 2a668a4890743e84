#!/usr/bin/env bash
# Checks that the man page names every command and all of its options.
# usage: man_page.sh PAGE EXECUTABLE
set -euo pipefail
page=$1 executable=$2

plain=$(sed 's/\\-/-/g' "$page")
mapfile -t commands < <("$executable" --help | sed -n '/^commands/,/^$/s/^  \([a-z-]*\) .*/\1/p')
[[ ${#commands[@]} -ge 4 ]] || { echo "--help lists no commands"; exit 1; }
for command in "${commands[@]}"; do
  if ! grep -q -- "^\.B[RI]* *$command" <<<"$plain"; then
    echo "the man page lacks the command $command"
    exit 1
  fi
  for option in $("$executable" "$command" --help | grep -oE '^ +(-h \[ )?--[a-z-]+' | grep -oE -- '--[a-z-]+'); do
    if ! grep -qw -- "$option" <<<"$plain"; then
      echo "the man page lacks $option of $command"
      exit 1
    fi
  done
done
echo "the man page is complete"

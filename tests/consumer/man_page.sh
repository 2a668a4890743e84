#!/usr/bin/env bash
# The man page names every option of every command.
# usage: man_page.sh PAGE EXECUTABLE
set -euo pipefail
page=$1 executable=$2

plain=$(sed 's/\\-/-/g' "$page")
for command in run sweep compare list; do
  for option in $("$executable" "$command" --help | grep -oE '^ +(-h \[ )?--[a-z-]+' | grep -oE -- '--[a-z-]+'); do
    if ! grep -qw -- "$option" <<<"$plain"; then
      echo "the man page lacks $option of $command"
      exit 1
    fi
  done
done
echo "the man page is complete"

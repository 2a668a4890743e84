# bash completion for lif-testbench(1): the program itself prints the words that may follow.

_lif_testbench() {
  local words current kept
  # bash splits words at = and :, so the line is split again, at blanks alone.
  read -ra words <<<"${COMP_LINE:0:COMP_POINT}"
  [[ ${COMP_LINE:0:COMP_POINT} == *[[:blank:]] ]] && words+=("")
  current=${words[-1]}
  local found
  found=$("${words[0]}" --complete "${words[@]:1}" 2>/dev/null)
  mapfile -t COMPREPLY < <(compgen -W "$(grep -v "^@" <<<"$found")" -- "$current")
  if grep -q '^@file$' <<<"$found" && [[ $current != --* || $current == *=* ]]; then
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "${current#--*=}")
    compopt -o filenames
  elif grep -q '^@folder$' <<<"$found"; then
    mapfile -t COMPREPLY < <(compgen -d -- "${current#--*=}")
    compopt -o filenames
  fi
  [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace
  # What stands before the last = or : is not part of the word that bash replaces.
  kept=${current%"${current##*[=:]}"}
  COMPREPLY=("${COMPREPLY[@]#"$kept"}")
}

complete -F _lif_testbench lif-testbench

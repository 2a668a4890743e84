# bash completion for lif-testbench(1): the program itself prints the words that may follow.

_lif_testbench() {
  local program=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]} words
  words=$("$program" --complete "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
  mapfile -t COMPREPLY < <(compgen -W "$(grep -v "^@" <<<"$words")" -- "$current")
  if grep -q '^@file$' <<<"$words" && [[ $current != -* ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
    compopt -o filenames
  elif grep -q '^@folder$' <<<"$words"; then
    mapfile -t COMPREPLY < <(compgen -d -- "$current")
    compopt -o filenames
  fi
}

complete -F _lif_testbench lif-testbench

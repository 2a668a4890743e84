#compdef lif-testbench
# zsh completion for lif-testbench(1): the program itself prints the words that may follow.

_lif_testbench() {
  local current=${words[CURRENT]}
  local -a found names values
  found=("${(@f)$(${words[1]} --complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  names=(${(M)found:#*=})
  values=(${${found:#*=}:#@*})
  (( $#names )) && compadd -S '' -- $names
  (( $#values )) && compadd -- $values
  if (( ${found[(I)@file]} )); then
    [[ $current == --*=* ]] && compset -P '*='
    _files
  elif (( ${found[(I)@folder]} )); then
    [[ $current == --*=* ]] && compset -P '*='
    _files -/
  fi
}

_lif_testbench "$@"

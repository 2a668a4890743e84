# bash completion for lif-testbench(1). What can be completed is asked of the program itself.

_lif_testbench() {
  local program=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local command=run words
  case ${COMP_WORDS[1]} in
    sweep | compare | benchmark | list | network | classify | sweep-format) command=${COMP_WORDS[1]} ;;
  esac
  case $previous in
    --config | --input | --samples | --network | --model-file | --vcd | --fst | --csv | --plot | --summary)
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      compopt -o filenames
      return ;;
    --out)
      mapfile -t COMPREPLY < <(compgen -d -- "$current")
      compopt -o filenames
      return ;;
    --model | --models) words=$("$program" list 2>/dev/null | sed -n '/^Models/,/^Stimuli/s/^  \([^ ]*\)$/\1/p') ;;
    --stimulus) words=$("$program" list 2>/dev/null | sed -n '/^Stimuli/,$s/^  \([^ ]*\)$/\1/p') ;;
    network | classify | sweep-format)
      if [[ $COMP_CWORD -eq 2 && $current != -* ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        compopt -o filenames
        return
      fi
      words=$("$program" "$command" --help 2>/dev/null | grep -o -- '--[a-z][a-z-]*' | sort -u) ;;
    --convention) words="nir snntorch norse spikingjelly sinabs" ;;
    --latency) words="0 1" ;;
    benchmark) words=$("$program" benchmark --help 2>/dev/null | sed -n '/^cases:/,/^$/s/^  \([a-z-]*\) .*/\1/p') ;;
    list) words=$("$program" list 2>/dev/null | sed -n 's/^  \([^ ]*\)$/\1/p') ;;
    --dtype) words="double float int fixed:16.8:nearest-even:saturate" ;;
    *)
      words=$("$program" "$command" --help 2>/dev/null | grep -o -- '--[a-z][a-z-]*' | sort -u)
      [[ $COMP_CWORD -eq 1 ]] && words+=" run sweep compare benchmark list network classify sweep-format --version" ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -F _lif_testbench lif-testbench

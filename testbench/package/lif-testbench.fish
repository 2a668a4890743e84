# fish completion for lif-testbench(1): the program itself prints the words that may follow.

function __lif_testbench_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for word in ($words[1] --complete $words[2..-1] "$current" 2>/dev/null)
        switch $word
            case @file
                string match -q -- '-*' "$current"; or __fish_complete_path "$current"
            case @folder
                __fish_complete_directories "$current"
            case '*'
                echo $word
        end
    end
end

complete -c lif-testbench -f -a '(__lif_testbench_complete)'

# lif_set_warnings(target): enables the warnings that the project's own code must not cause.

function(lif_set_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow
    $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor;-Woverloaded-virtual;-Wold-style-cast> $<$<BOOL:${LIF_WARNINGS_AS_ERRORS}>:-Werror>)
endfunction()

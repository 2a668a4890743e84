#pragma once

#include <systemc>

#if defined(LIF_CPLUSPLUS) && __cplusplus != LIF_CPLUSPLUS
#error \
    "the installed SystemC links only with code of the C++ standard it was built with (C++17 for Debian's): choose \
that standard for this target, in CMAKE_CXX_STANDARD or target_compile_features()"
#endif

#ifndef SC_INCLUDE_DYNAMIC_PROCESSES
#error "lif-systemc spawns processes: compile with -DSC_INCLUDE_DYNAMIC_PROCESSES (linking lif::lif adds it)"
#endif

/// SystemC 2.3.4 needs SC_HAS_PROCESS in a module without SC_CTOR; 3.0 deprecates it.
#if SC_VERSION_MAJOR < 3
#define LIF_HAS_PROCESS(Module) SC_HAS_PROCESS(Module)
#else
#define LIF_HAS_PROCESS(Module) static_assert(true, "")
#endif

#pragma once

#include <systemc>

/// SystemC 2.3.4 needs SC_HAS_PROCESS in a module without SC_CTOR; 3.0 deprecates it.
#if SC_VERSION_MAJOR < 3
#define LIF_HAS_PROCESS(Module) SC_HAS_PROCESS(Module)
#else
#define LIF_HAS_PROCESS(Module) static_assert(true, "")
#endif

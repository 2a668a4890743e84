// Compiled with -ffast-math.
#include <lif/lif.hpp>

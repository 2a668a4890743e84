// A model alone, without any module, compiled with -ffast-math.
#include <lif/models/snntorch/leaky.hpp>

// A number of refractory steps that is not an integer.
#include <lif/lif.hpp>

const lif::LIFParameters<> parameters{1.0, 0.9, 0.0, 0.0, 2.5};

// A number type that NumberTraits does not know.
#include <lif/lif.hpp>

lif::LIFNeuron<char> neuron{"neuron"};

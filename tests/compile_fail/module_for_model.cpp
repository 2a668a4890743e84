// A module where a model is needed.
#include <lif/lif.hpp>

int sc_main(int, char**) {
  const lif::Population<lif::LIFNeuron<>> population("population", 10);
  return static_cast<int>(population.size());
}

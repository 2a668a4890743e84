// A model that lacks step().
#include <lif/lif.hpp>

struct Lazy : lif::LIF<double> {
  using lif::LIF<double>::LIF;
  void step() const;
};

lif::ClockedNeuron<Lazy> neuron{"neuron"};

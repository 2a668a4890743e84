// A model whose State lacks describe().
#include <lif/lif.hpp>

struct Opaque : lif::LIF<double> {
  struct State {
    double potential = 0;
    bool spike = false;
  };
  using lif::LIF<double>::LIF;
  State initial_state() const { return {}; }
  double step(State&, const double&) const { return 0; }
};

lif::ClockedNeuron<Opaque> neuron{"neuron"};

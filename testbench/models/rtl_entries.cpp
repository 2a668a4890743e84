#include <lif/neuron/rtl_neurons.hpp>

#include "models/entries.hpp"
#include "models/model_form.hpp"

namespace lif::testbench {

namespace {

template <class Model>
ModelEntry entry(const char* meaning) {
  return {Model::name(), meaning, {integer_form<Model>()}};
}

}  // namespace

std::vector<ModelEntry> rtl_entries() {
  return {
      entry<rtl::LIF>("one integer neuron that spans what public RTL does; the base of --model-file"),
      entry<rtl::TinyOdin>("rtl.LIF as tinyODIN's lif_neuron: 12 bits, driven by events"),
      entry<rtl::RefractoryNeuron>("rtl.LIF as tt07-test0's neuron: 8 bits, refractory, subtracting"),
      entry<rtl::ShiftNeuron>("rtl.LIF as tt05's lif_n: unsigned 8 bits that wrap, V/2 + V/4 + V/8 kept"),
  };
}

}  // namespace lif::testbench

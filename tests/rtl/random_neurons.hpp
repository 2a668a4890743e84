#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/catalogue/dynamic_model.hpp>
#include <lif/rtl/neuron.hpp>

namespace lif::tests {

/// A neuron with random parameters, as a model and as SystemVerilog.
struct RandomNeuron {
  DynamicParameters model;
  systemverilog::NeuronChoice choice;
};

/// `count` random configurations of rtl.LIF; module names are n0, n1 ... Half of them have a potential and an
/// input of at most 8 bits each.
std::vector<RandomNeuron> random_rtl_neurons(std::uint64_t seed, std::size_t count);

/// `count` random neurons in fixed point, of all models that have SystemVerilog, with random formats.
std::vector<RandomNeuron> random_fixed_neurons(std::uint64_t seed, std::size_t count);

/// The neurons of a kind, `rtl` or `fixed`.
std::vector<RandomNeuron> random_neurons(const std::string& kind, std::uint64_t seed, std::size_t count);

/// Whether potential and input have at most 8 bits each, so that all pairs of both are tried.
bool is_small(const systemverilog::Neuron& neuron);

}  // namespace lif::tests

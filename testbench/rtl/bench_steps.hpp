#pragma once

#include <cstdint>
#include <vector>

#include <lif/rtl/neuron.hpp>
#include <lif/rtl/self_checking_bench.hpp>

#include "models/configured_model.hpp"

namespace lif::testbench {

/// Steps for the bench of a neuron in SystemVerilog, with the outputs that the model computes. The currents
/// are the ends of the input's range, values around 0, random ones from the whole range, random ones that
/// make the neuron fire, and ones that bring the potential to the threshold or just beside it; the controls
/// are random, and from time to time there is a reset.
/// @param seed  the same seed gives the same steps
std::vector<systemverilog::BenchStep> bench_steps(const ConfiguredModel& model,
                                                  const systemverilog::Neuron& neuron, std::uint64_t count,
                                                  std::uint64_t seed);

}  // namespace lif::testbench

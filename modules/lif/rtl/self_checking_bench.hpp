#pragma once

#include <string>
#include <vector>

#include <lif/rtl/neuron.hpp>

namespace lif::systemverilog {

/// One clock cycle of a bench: the inputs, and what the neuron shows.
struct BenchStep {
  std::vector<Wide> inputs;  ///< values of the input ports after clk, in the order of the module; rst_n first
  bool spike = false;        ///< spike of this step
  Wide potential = 0;        ///< potential after this step
};

/// A bench in SystemVerilog that drives a neuron with the vectors of a file, compares it in every step, and
/// ends with `PASS` or with `$fatal`; it names the first steps that differ, and a vector that is missing. Its
/// module is NAME_tb.
/// @param steps    number of vectors
/// @param vectors  name of the file with the vectors, for $readmemh
std::string self_checking_bench(const Neuron& neuron, std::size_t steps, const std::string& vectors);

/// The file with the vectors of a bench, in hexadecimal digits, a line for each step.
std::string bench_vectors(const Neuron& neuron, const std::vector<BenchStep>& steps);

}  // namespace lif::systemverilog

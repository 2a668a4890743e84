#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/rtl/accumulator.hpp>
#include <lif/rtl/neuron.hpp>

namespace lif::systemverilog {

/// A dense layer of a network, `I[j] = bias[j] + sum over i of w[j][i]*x[i]`, and the neurons that it drives,
/// ready to be written as SystemVerilog.
struct LayerChoice {
  std::string module_name = "lif_layer";  ///< name of the module and of its files
  std::vector<NeuronChoice> neurons;      ///< one for all neurons, or one per neuron; all of one model
  std::size_t outputs = 1;                ///< number of neurons
  Synapses synapses;                      ///< number of inputs, and the formats
  std::vector<std::int64_t> weights;      ///< outputs x inputs, row-major, as integers of their format
  std::vector<std::int64_t> biases;       ///< one per neuron, or empty
};

/// A file of a layer.
struct LayerFile {
  std::string name;  ///< name of the file
  std::string text;  ///< its content
};

/// A dense layer in SystemVerilog that computes its neurons one after the other.
struct DenseLayer {
  std::string name;                        ///< name of the module
  std::size_t inputs;                      ///< number of inputs
  std::size_t outputs;                     ///< number of neurons
  Type input;                              ///< of an input
  Type potential;                          ///< of a potential
  std::vector<Port> ports;                 ///< all ports, clk first
  std::vector<ModuleParameter> constants;  ///< parameters of the neurons, as in the neuron's module
  std::size_t cycles;                      ///< edges from the one that starts a step to the one that ends it
  std::string rule;                        ///< the rule of the neurons in words
  std::vector<LayerFile> files;            ///< module, neuron, and the memory files that the module reads
};

/// Writes a dense layer with its neurons. At an edge at which `start` and `ready` are high the module takes
/// its inputs; then it adds one weighted input per cycle, and at the end of each sum it makes the step of
/// that neuron. When all neurons are done, `spikes` changes and `done` is high for a cycle. In between,
/// `update` is high for a cycle for each neuron, with its number, spike and potential. The steps are those of
/// lif::LayerNetwork, bit for bit; layers that start together are a network with a latency of one step.
///
/// The state of the neurons lies in a memory without a reset; after one, the first step does not read it.
/// @throws std::invalid_argument in one sentence if the neurons are not covered, or a size or a format is too
///         large
DenseLayer make_dense_layer(const LayerChoice& choice);

/// One step of a layer's bench.
struct LayerStep {
  bool is_after_reset = false;           ///< whether there is a reset before the step
  std::vector<std::int64_t> inputs;      ///< as integers of their format
  std::vector<bool> spikes;              ///< after the step
  std::vector<std::int64_t> potentials;  ///< after the step, as integers of their format
};

/// A bench in SystemVerilog that drives a layer with the vectors of a file, compares spike and potential of
/// every neuron and the cycle in which a step ends, and prints `PASS` or ends with `$fatal`. Its module is
/// NAME_tb.
/// @param steps    number of vectors
/// @param vectors  name of the file with the vectors, for $readmemh
std::string layer_bench(const DenseLayer& layer, std::size_t steps, const std::string& vectors);

/// The file with the vectors of a layer's bench, a line for each step.
std::string layer_vectors(const DenseLayer& layer, const std::vector<LayerStep>& steps);

}  // namespace lif::systemverilog

#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <lif/core/core_state.hpp>

#include "core/core_setup.hpp"
#include "core/neuron_setup.hpp"

namespace lif::testbench {

/// The largest number of neurons, and of inputs, of a core from a file.
inline constexpr std::uint64_t most_core_neurons = 1U << 20U;

/// A description of the members, for help texts.
extern const char* const model_core_schema;

/// Makes a core of a model of the catalogue from a JSON object such as
///
///     {"model": "rtl.LIF", "dtype": "int", "parameters": {"threshold": 64}, "update": "step",
///      "neurons": 10, "inputs": 20, "weight_bits": 8, "weight_unit": 1, "synapses": "SYNAPSES.csv"}
///
/// and the members of setup_members(). All but model and neurons may be left out:
///
/// * `dtype`: int or fixed:..., as of `run`; the model's own default has to be one of them otherwise;
/// * `parameters`: of all neurons; `neuron_parameters`: a CSV with `neuron`, and columns for parameters that
///   differ, for `bias` (an integer in units of weights; with steps alone) and for `disabled` (1: spikes of
///   the neuron go nowhere);
/// * `update`: `step` (default): a time reference makes a step with the sum of the weights as the input;
///   `event`: each synaptic event makes a step with its weight as the input, with the further parameters of
///   `synaptic_event`, and each time reference a step with the input 0 and those of `time_reference`;
/// * `inputs`: sources besides the neurons, as many as neurons by default; `first_own_source`: source that
///   neuron 0 is to the core's own synapses, behind the inputs by default;
/// * `weight_bits`: width of a weight, 1 to 16, 8 by default; `weight_unit`: what a weight of 1 brings;
/// * `synapses`: a CSV with `source`, `neuron` and `weight`; `synapse_memory`: `lists` (default; synapses
/// that
///   do not exist take no cycles) or `matrix` (an event visits all neurons);
/// * `groups`: numbers of neurons of the groups that time references may name, from neuron 0 on;
/// * `layout`: of the words of the input, as EventCode reads them; by default `type:2,address:N`.
///
/// @param setup    takes delays, depths, policies and words
/// @param neurons  takes what the neurons are set to
/// @throws InputError naming the file, the member and the allowed range; Interrupted
std::unique_ptr<core::CoreState> make_model_core(const std::string& path, const JsonObject::Value& file,
                                                 CoreSetup& setup, NeuronSetup& neurons);

}  // namespace lif::testbench

#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <lif/catalogue/neuron_description.hpp>
#include <lif/numbers/number_events.hpp>

#include "output/run_ini.hpp"
#include "recorders/statistics.hpp"

namespace lif::testbench {

using Json = nlohmann::ordered_json;

/// The summary of a run of one neuron: spikes, inter-spike intervals and potential.
/// @param clock_period_ps  clock period, for times and rates in seconds
Json summarise(const Statistics& statistics, std::int64_t clock_period_ps);

/// Adds the numbers of saturations, wraps and exact hits of the threshold.
void add_number_events(Json& summary, const NumberEvents& events);

/// The numbers that the model uses, by name: parameters, and the coefficients that it derives from them, each
/// as it was asked for and as the number type holds it.
Json parameters_in_effect(const NeuronDescription& neuron, const std::vector<ParameterEntry>& parameters);

/// A number of spikes as every summary shows it. What else is known of them is added to the object.
Json spike_counts(std::uint64_t count);

/// The text of a summary. Bytes that are not UTF-8, for instance in a file name, are replaced.
std::string json_text(const Json& summary);

/// Adds the versions and the effective options, with which every summary ends.
void add_provenance(Json& summary, const EffectiveOptions& options);

/// A sentence such as "14 spikes in 200 steps, the first in step 106, then every 7 steps on average (CV 0)".
std::string sentence(const Statistics& statistics);

}  // namespace lif::testbench

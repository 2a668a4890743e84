#pragma once

#include <nlohmann/json.hpp>
#include <string>

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

/// The text of a summary. Bytes that are not UTF-8, for instance in a file name, are replaced.
std::string json_text(const Json& summary);

/// Adds the versions and the effective options, with which every summary ends.
void add_provenance(Json& summary, const EffectiveOptions& options);

/// A sentence such as "14 spikes in 200 steps, the first in step 106, then every 7 steps on average (CV 0)".
std::string sentence(const Statistics& statistics);

}  // namespace lif::testbench

#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include <lif/numbers/number_events.hpp>

#include "output/run_ini.hpp"
#include "recorders/statistics.hpp"

namespace lif::testbench {

using Json = nlohmann::ordered_json;

/// The summary of one neuron's run: spikes, inter-spike intervals and potential.
/// @param clock_period_ps  for times and rates in seconds
Json summarise(const Statistics& statistics, std::int64_t clock_period_ps);

/// Adds what limited numbers did in a run.
void add_number_events(Json& summary, const NumberEvents& events);

/// The text of a summary; bytes that are no UTF-8 (of a file's name) are replaced.
std::string json_text(const Json& summary);

/// Versions and effective options, as every summary ends.
void add_provenance(Json& summary, const EffectiveOptions& options);

/// "14 spikes in 200 steps, the first in step 106, then every 7 steps on average (CV 0)".
std::string sentence(const Statistics& statistics);

}  // namespace lif::testbench

#pragma once

#include <string>
#include <vector>

#include <lif/nir/build.hpp>
#include <lif/nir/graph.hpp>

#include "options/settings.hpp"
#include "output/run_ini.hpp"
#include "output/summary.hpp"

namespace lif::testbench {

/// --dt, --convention, --latency.
OptionGroup reading_options();

/// --weights, --state.
OptionGroup quantisation_options();

/// A network file and how it is meant.
struct NetworkChoice {
  std::string path;  ///< of the file
  nir::Graph graph;
  nir::BuildOptions options;
};

/// Reads the file that the operand FILE names, in a process of its own.
/// @throws UsageError, InputError
NetworkChoice choose_network(const Settings& settings);

/// What --weights and --state choose. @throws UsageError
nir::Quantisation choose_quantisation(const Settings& settings);

/// The network in its module's form. @throws InputError naming file and node
nir::BuiltNetwork build_network(const NetworkChoice& choice, const nir::Quantisation& quantisation);

/// The word of a convention, as users type it.
std::string name_of(nir::Convention convention);

/// Parses `W.F[:ROUNDING[:OVERFLOW]]`, with or without `fixed:` before it. @throws UsageError
FixedFormat parse_weight_format(const Setting& setting);
/// Parses the same with formats for single quantities, as --dtype does. @throws UsageError
NumberSystem<DynamicFixed> parse_state_formats(const Setting& setting);

/// The options that repeat the choice, for run.ini.
EffectiveOptions effective_options(const NetworkChoice& choice);
/// Those that repeat the formats.
EffectiveOptions quantisation_in_effect(const Settings& settings);

/// What was assumed, for a summary.
Json assumptions_json(const std::vector<nir::Assumption>& assumptions);
/// The same for people: nodes that share their assumptions share a line.
std::string assumptions_text(const std::vector<nir::Assumption>& assumptions);

}  // namespace lif::testbench

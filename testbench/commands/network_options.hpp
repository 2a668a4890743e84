#pragma once

#include <optional>
#include <string>
#include <vector>

#include <lif/nir/build.hpp>
#include <lif/nir/graph.hpp>
#include <lif/numbers/number_type.hpp>

#include "options/declare.hpp"
#include "output/summary.hpp"

namespace lif::testbench {

/// The file of a network, and how it is to be read.
struct NetworkChoice {
  std::string path;
  double dt = 0;
  nir::Convention convention{};
  Latency latency = Latency::same_step;
};

/// --dt, --convention and --latency.
DeclaredGroup<NetworkChoice> network_reading_options();

/// --network and those.
DeclaredGroup<NetworkChoice> network_choice_options();

/// Reads the file in a child process. @throws InputError
nir::Graph read_network(const NetworkChoice& choice);

/// The fixed-point formats of a quantised network, as they were given.
struct FormatChoice {
  std::optional<Setting> weights, state;

  nir::Quantisation quantisation() const;
};

/// --weights and --state.
DeclaredGroup<FormatChoice> format_options();

/// Builds the network of the file. @throws InputError naming file and node
nir::BuiltNetwork build_network(const NetworkChoice& choice, const nir::Graph& graph,
                                const nir::Quantisation& quantisation);

/// Warns of parameters that the formats of the neurons round noticeably.
void warn_of_doubts(const nir::BuiltNetwork& network);

/// Parses `W.F[:ROUNDING[:OVERFLOW]]`, with or without `fixed:` before it. @throws UsageError
FixedFormat parse_weight_format(const Setting& setting);
/// Parses the format of inputs: `bit`, or the same. @throws UsageError
FixedFormat parse_input_format(const Setting& setting);
/// Parses the same as for weights, with optional formats for currents and coefficients, as in --dtype.
/// @throws UsageError
NumberType parse_state_type(const Setting& setting);
/// The same as makers of numbers. @throws UsageError
NumberSystem<DynamicFixed> parse_state_formats(const Setting& setting);

/// --input-format
/// @param otherwise  what happens without the option
template <class Target>
Declaration<Target> input_format_option(const std::string& otherwise, std::optional<Setting> Target::*place) {
  return setting(Option{"input-format", "FORMAT",
                        "format of inputs that are no spikes: W.F, with u before it if there are no negative "
                        "values, or bit (0 or 1); " +
                            otherwise},
                 place);
}

/// The assumptions about the file as JSON, for a summary.
Json assumptions_json(const std::vector<nir::Assumption>& assumptions);
/// The assumptions about the file for people; nodes with the same assumptions share a line.
std::string assumptions_text(const std::vector<nir::Assumption>& assumptions);

}  // namespace lif::testbench

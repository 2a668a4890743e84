#pragma once

#include <optional>
#include <string>
#include <vector>

#include <lif/nir/build.hpp>
#include <lif/nir/graph.hpp>

#include "options/declaration.hpp"
#include "output/summary.hpp"

namespace lif::testbench {

/// A network file and how it is meant.
struct NetworkChoice {
  std::string path;
  double dt = 0;
  nir::Convention convention{};
  Latency latency = Latency::same_step;
};

/// --network, --dt, --convention and --latency.
DeclaredGroup<NetworkChoice> network_choice_options();

/// Reads the file in a process of its own. @throws InputError
nir::Graph read_network(const NetworkChoice& choice);

/// The formats of a network that is to have hardware's numbers, as given.
struct FormatChoice {
  std::optional<Setting> weights, state;

  nir::Quantisation quantisation() const;
};

/// --weights and --state.
DeclaredGroup<FormatChoice> format_options();

/// The network in its module's form. @throws InputError naming file and node
nir::BuiltNetwork build_network(const NetworkChoice& choice, const nir::Graph& graph,
                                const nir::Quantisation& quantisation);

/// Parses `W.F[:ROUNDING[:OVERFLOW]]`, with or without `fixed:` before it. @throws UsageError
FixedFormat parse_weight_format(const Setting& setting);
/// Parses the same with formats for single quantities, as --dtype does. @throws UsageError
NumberSystem<DynamicFixed> parse_state_formats(const Setting& setting);

/// What was assumed, for a summary.
Json assumptions_json(const std::vector<nir::Assumption>& assumptions);
/// The same for people: nodes that share their assumptions share a line.
std::string assumptions_text(const std::vector<nir::Assumption>& assumptions);

}  // namespace lif::testbench

#pragma once

#include <string>

#include <lif/description/csv_columns.hpp>
#include <lif/description/network_description.hpp>
#include <lif/description/number_columns.hpp>

namespace lif {

/// The largest network file, in bytes; lists of synapses are in files of their own.
inline constexpr std::size_t largest_network_file = 16'000'000;

/// Reads a network from a JSON file; `network.schema.json` beside this header is its JSON Schema, and
/// testbench/README.md describes it. Rules and their parameters have the names and the meaning of NEST:
///
///     {"resolution": 0.1, "time": 1000, "seed": 1,
///      "populations": [{"name": "all", "model": "nest.iaf_psc_delta", "count": 1000,
///                       "parameters": {"tau_m": 20}}],
///      "projections": [{"source": "all", "target": "all", "rule": "fixed_indegree", "indegree": 100,
///                       "weight": 0.1, "delay": 1.5}],
///      "drives": [{"target": "all", "type": "poisson_generator", "rate": 20000, "weight": 0.1}]}
///
/// Files that it names are looked for in its folder.
/// @param read_columns  reads the tables that it names; sonata::read_columns() of lif::sonata reads HDF5 too
/// @throws std::invalid_argument naming the file, the place in it, and what is allowed there
NetworkDescription read_network_file(const std::string& path,
                                     const ColumnReader& read_columns = read_csv_columns);

/// Reads a network from the text of such a file.
/// @param name          name of the file, for messages
/// @param folder        where the files are that it names
/// @param read_columns  reads them
/// @throws std::invalid_argument as read_network_file()
NetworkDescription parse_network(const std::string& text, const std::string& name, const std::string& folder,
                                 const ColumnReader& read_columns = read_csv_columns);

}  // namespace lif

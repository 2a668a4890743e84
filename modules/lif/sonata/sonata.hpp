#pragma once

#include <string>
#include <vector>

#include <lif/description/network_description.hpp>

namespace lif::sonata {

/// A network read from SONATA files.
struct SonataNetwork {
  NetworkDescription network;        ///< its populations have the names that they have in the files
  std::vector<std::string> ignored;  ///< sections and members of the configuration that have no effect here
};

/// Reads a network of point neurons with static synapses in the SONATA format, as BMTK and NEST exchange it:
/// nodes and edges in HDF5, their types in CSV, and the JSON configuration that names them (K. Dai and
/// others, "The SONATA data format for efficient description of large-scale network models", PLOS
/// Computational Biology 16(2), 2020).
///
/// Nodes are of `model_type` point_neuron or point_process, with a `model_template` of NEST
/// (`nest:iaf_psc_exp`), which is one for all nodes of a population, and parameters in the JSON files that
/// `dynamics_params` names; or virtual, and then they spike at the times of the `inputs`, which are HDF5 or
/// CSV files. Edges have `syn_weight` and `delay`, in their only group or for their type. `run` says `dt` and
/// `tstop`, in ms.
///
/// A spike of an input at time t is one of the step that ends at t.
///
/// @param path  the configuration: of a circuit, of a simulation that names its circuit, or of both
/// @throws std::invalid_argument naming the file and the place, and what is not supported by its name
SonataNetwork read_sonata(const std::string& path);

/// Whether a JSON file looks like a SONATA configuration rather than like a network file. False if it cannot
/// be read.
bool is_sonata(const std::string& path);

}  // namespace lif::sonata

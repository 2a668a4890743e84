#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <lif/layers/layer_graph.hpp>

#include "commands/format_grid.hpp"
#include "commands/format_result.hpp"
#include "commands/network_options.hpp"
#include "commands/shown_input.hpp"
#include "network/agreement.hpp"
#include "network/classifier.hpp"
#include "network/network_bench.hpp"
#include "network/timed_run.hpp"
#include "ranks/dealt_work.hpp"

namespace lif::testbench {

/// The unquantised network and variants of it.
struct Networks {
  std::vector<LayerGraph> graphs;  ///< the unquantised network first, then the variants
  std::vector<std::size_t> own;    ///< the indices of these variants
};

/// Builds the network in each pair of formats, so that each process finds what is wrong with one of them, and
/// keeps those of this process.
/// @throws InputError, UsageError
Networks built_networks(const NetworkChoice& choice, const std::vector<Variant>& variants,
                        const DealtWork& dealt);

/// The unquantised network and its variants side by side, and the observers that compare them.
class SideBySide {
 public:
  SideBySide(Networks networks, ShownInput shown);

  /// Shows the input to all of them. @param dealt  paced in each step
  TimedRun run(DealtWork& dealt, bool is_quiet);

  /// The unquantised network.
  const LayerNetwork& reference() const { return bench_.network(0); }
  /// The classes by the unquantised network; null if the networks are shown a raster.
  const ClassCounts* reference_counts() const {
    return classifiers_.empty() ? nullptr : &classifiers_.front()->counts();
  }

  /// What the run has given for each variant.
  std::vector<FormatResult> results() const;

  /// A variant of this process.
  const LayerNetwork& variant(std::size_t i) const { return bench_.network(i + 1); }

 private:
  void watch(const LayerNetwork& network);

  NetworkBench bench_;
  ShownInput shown_;
  std::vector<std::size_t> own_;
  std::vector<std::unique_ptr<Agreement>> agreements_;
  std::vector<std::unique_ptr<Classifier>> classifiers_;  // by network, if samples are shown
  std::vector<NetworkObserver*> observers_;
};

}  // namespace lif::testbench

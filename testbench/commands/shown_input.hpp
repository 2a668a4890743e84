#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "commands/sample_options.hpp"
#include "network/network_bench.hpp"
#include "network/raster_source.hpp"
#include "network/sample_source.hpp"
#include "options/declaration.hpp"

namespace lif::testbench {

/// What networks are shown: samples, or a raster.
struct ShownChoice {
  std::optional<SampleChoice> samples;
  std::optional<std::string> input;    ///< path of a raster, in place of samples
  std::optional<std::uint64_t> steps;  ///< for the raster; samples have their own

  /// Whether one of them was chosen.
  bool is_given() const { return samples || input; }
};

/// --samples with --steps and --input-scale, or --input with --steps; take() leaves it open where neither is
/// given.
/// @param otherwise  what the help says about that
DeclaredGroup<ShownChoice> shown_options(const std::string& otherwise);

/// The steps that a choice shows to networks.
class ShownInput {
 public:
  /// @param network  one of the networks
  ShownInput(const ShownChoice& choice, const LayerGraph& network);

  /// Fills in the next step; returns false after the last one, and if a signal has arrived.
  bool next(NetworkBench::Drive& drive) {
    return samples_ ? samples_->next(drive) : raster_->next(drive.input);
  }

  /// The samples; null if a raster is shown.
  const SampleSource* samples() const { return samples_.get(); }
  /// The number of steps after which the raster is cut.
  const std::optional<std::uint64_t>& limit() const { return limit_; }

 private:
  std::unique_ptr<SampleSource> samples_;
  std::unique_ptr<RasterSource> raster_;
  std::optional<std::uint64_t> limit_;
};

}  // namespace lif::testbench

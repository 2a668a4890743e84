#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <lif/nir/build.hpp>

#include "network/agreement.hpp"
#include "network/classifier.hpp"
#include "options/settings.hpp"

namespace lif::testbench {

/// A format of the grid as it was typed.
struct GridFormat {
  std::string text;
  Setting setting;
  bool is_none;  ///< not quantised: the number type of the convention
};

/// The formats in the order in which they were given; without any, the format none.
/// @throws UsageError if a format is given twice
std::vector<GridFormat> grid_formats(const std::vector<Setting>& given);

/// The texts of the formats.
std::vector<std::string> texts_of(const std::vector<GridFormat>& formats);

/// One pair of formats and its results.
struct Variant {
  std::size_t weights;  ///< index of the format
  std::size_t state;    ///< index of the format
  nir::Quantisation quantisation;
  std::unique_ptr<Agreement> agreement;
  std::unique_ptr<Classifier> classifier;  ///< only if samples are shown
  std::optional<NumberType> state_type;    ///< the format of the state, if it is quantised
  std::optional<double> luts{};            ///< LUTs per neuron, if they were counted
  bool is_on_front = false;                ///< whether no other pair is better and not larger

  /// What the pair is judged by, after the run: the accuracy, or without samples the agreement.
  double quality() const {
    return classifier != nullptr ? classifier->counts().accuracy() : agreement->share();
  }
};

/// Finds the pairs on the Pareto front of quality and LUTs.
void mark_pareto_front(std::vector<Variant>& variants);

/// Every pair of the formats. @throws UsageError if there are too many, or one is no format
std::vector<Variant> make_variants(const std::vector<GridFormat>& weights,
                                   const std::vector<GridFormat>& states);

}  // namespace lif::testbench

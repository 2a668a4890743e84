#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <lif/nir/build.hpp>
#include <lif/numbers/number_type.hpp>

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

/// One pair of formats.
struct Variant {
  std::size_t weights;  ///< index of the format
  std::size_t state;    ///< index of the format
  nir::Quantisation quantisation;
  std::optional<NumberType> state_type;  ///< the format of the state, if it is quantised
};

/// Every pair of the formats. @throws UsageError if there are too many, or one is no format
std::vector<Variant> make_variants(const std::vector<GridFormat>& weights,
                                   const std::vector<GridFormat>& states);

}  // namespace lif::testbench

#include "commands/format_grid.hpp"

#include <algorithm>

#include "commands/network_options.hpp"
#include "errors.hpp"

namespace lif::testbench {

namespace {
constexpr std::size_t most_variants = 400;
}

std::vector<GridFormat> grid_formats(const std::vector<Setting>& given) {
  std::vector<GridFormat> formats;
  for (const Setting& setting : given) {
    const auto is_same = [&](const GridFormat& other) { return other.text == setting.value; };
    if (std::any_of(formats.begin(), formats.end(), is_same)) refuse(setting, "each format once");
    formats.push_back({setting.value, setting, setting.value == "none"});
  }
  if (formats.empty()) formats.push_back({"none", {}, true});
  return formats;
}

std::vector<std::string> texts_of(const std::vector<GridFormat>& formats) {
  std::vector<std::string> texts;
  texts.reserve(formats.size());
  for (const GridFormat& format : formats) texts.push_back(format.text);
  return texts;
}

std::vector<Variant> make_variants(const std::vector<GridFormat>& weights,
                                   const std::vector<GridFormat>& states) {
  if (weights.size() * states.size() > most_variants) {
    throw UsageError("the grid has " + std::to_string(weights.size() * states.size()) +
                     " pairs of formats: allowed is at most " + std::to_string(most_variants));
  }
  std::vector<Variant> variants;
  for (std::size_t row = 0; row < states.size(); ++row) {
    for (std::size_t column = 0; column < weights.size(); ++column) {
      Variant variant{column, row, {}, std::nullopt};
      if (!weights[column].is_none) {
        variant.quantisation.weights = parse_weight_format(weights[column].setting);
      }
      if (!states[row].is_none) {
        variant.quantisation.state = parse_state_formats(states[row].setting);
        variant.state_type = parse_state_type(states[row].setting);
      }
      variants.push_back(variant);
    }
  }
  return variants;
}

}  // namespace lif::testbench

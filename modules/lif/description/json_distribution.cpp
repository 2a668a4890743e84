#include <lif/description/json_distribution.hpp>

#include <limits>

#include <lif/description/at_place.hpp>

namespace lif {

namespace {

Distribution plain_distribution(JsonMembers& members, const JsonNode& node) {
  const JsonNode kind = members.at("distribution");
  switch (kind.word({"normal", "lognormal", "uniform"})) {
    case 0: {
      const double mean = members.at("mean").number();
      const double spread = members.at("std").number();
      return at_place(node.place(), [&] { return Distribution::normal(mean, spread); });
    }
    case 1: {
      const double mean = members.at("mean").number();
      const double spread = members.at("std").number();
      return at_place(node.place(), [&] { return Distribution::lognormal(mean, spread); });
    }
    default: {
      const double low = members.at("min").number();
      const double high = members.at("max").number();
      return at_place(node.place(), [&] { return Distribution::uniform(low, high); });
    }
  }
}

}  // namespace

Distribution distribution_of(const JsonNode& node) {
  if (node.value().is_number()) return Distribution::constant(node.number());
  if (!node.value().is_object()) node.refuse("a number, or an object with a \"distribution\"");
  JsonMembers members(node);
  const Distribution plain = plain_distribution(members, node);
  Limits limits{-std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
  const bool is_limited = members.has("min") || members.has("max");
  if (members.has("min")) limits.low = members.at("min").number();
  if (members.has("max")) limits.high = members.at("max").number();
  if (members.has("outside") && members.at("outside").word({"redraw", "clip"}) == 1)
    limits.outside = OutsideLimits::clip;
  members.finish();
  if (!is_limited) return plain;
  return at_place(node.place(), [&] { return plain.within(limits); });
}

}  // namespace lif

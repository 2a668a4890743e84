#include <lif/energy/yaml_text.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>
#include <stdexcept>

#include <lif/numbers/parse.hpp>

namespace lif::energy {

YamlText::YamlText(std::string path) : path_(std::move(path)) {
  std::ifstream file(path_);
  if (!file) throw std::runtime_error(path_ + ": cannot be read");
  try {
    root_ = YAML::Load(file);
  } catch (const YAML::Exception& error) {
    const std::string where = error.mark.is_null() ? "" : std::to_string(error.mark.line + 1) + ": ";
    throw std::invalid_argument(path_ + ":" + where + " is no YAML: " + error.msg);
  }
  if (file.bad()) throw std::runtime_error(path_ + ": cannot be read");
  if (!root_.IsMap()) throw std::invalid_argument(path_ + ": has to be a map of names and values");
}

void YamlText::refuse(const YAML::Node& node, const std::string& problem) const {
  const YAML::Mark mark = node.IsDefined() ? node.Mark() : YAML::Mark::null_mark();
  throw std::invalid_argument(path_ + ":" + (mark.is_null() ? "" : std::to_string(mark.line + 1) + ":") +
                              " " + problem);
}

YAML::Node YamlText::required(const YAML::Node& map, const char* name) const {
  if (!map.IsMap()) refuse(map, "a map with '" + std::string(name) + "' is missing");
  YAML::Node node = map[name];
  if (!node.IsDefined()) refuse(map, "'" + std::string(name) + "' is missing");
  return node;
}

std::string YamlText::text(const YAML::Node& node, const std::string& what) const {
  if (!node.IsScalar()) refuse(node, what + " has to be one word or number");
  return node.Scalar();
}

std::string YamlText::name(const YAML::Node& node) const {
  constexpr std::size_t longest = 256;
  std::string scalar = text(node, "a name");
  const bool is_plain = std::none_of(scalar.begin(), scalar.end(), [](char one) {
    return one == ',' || one == '"' || static_cast<unsigned char>(one) < ' ';
  });
  if (scalar.empty() || scalar.size() > longest || !is_plain) {
    refuse(node,
           "a name is too long, empty, or has a comma, a quotation mark or a control character: allowed are "
           "up to 256 others");
  }
  return scalar;
}

double YamlText::number(const YAML::Node& node, const std::string& what) const {
  const std::string scalar = text(node, what);
  const auto value = parse_number<double>(scalar);
  if (!value || !std::isfinite(*value)) refuse(node, what + " is '" + scalar + "': allowed is a number");
  return *value;
}

double YamlText::positive(const YAML::Node& node, const std::string& what) const {
  const double value = number(node, what);
  if (value < 0) refuse(node, what + " is negative: allowed is a number, 0 or more");
  return value;
}

std::size_t YamlText::integer(const YAML::Node& node, const std::string& what, std::size_t low,
                              std::size_t high) const {
  const std::string scalar = text(node, what);
  const auto value = parse_integer(scalar);
  if (!value || *value < 0 || static_cast<std::size_t>(*value) < low ||
      static_cast<std::size_t>(*value) > high) {
    refuse(node, what + " is '" + scalar + "': allowed is an integer from " + std::to_string(low) + " to " +
                     std::to_string(high));
  }
  return static_cast<std::size_t>(*value);
}

bool YamlText::flag(const YAML::Node& node, const std::string& what) const {
  const auto value = parse_bool(text(node, what));
  if (!value) refuse(node, what + " is '" + node.Scalar() + "': allowed is true or false");
  return *value;
}

void YamlText::for_each(const YAML::Node& node, const std::string& what, const Visit& visit) const {
  if (!node.IsDefined() || node.IsNull()) return;
  if (node.IsMap()) {
    for (const auto& member : node) visit(text(member.first, what), member.second, member.first);
    return;
  }
  if (!node.IsSequence()) refuse(node, what + " has to be a map, or a list of maps");
  for (const auto& entry : node) {
    if (!entry.IsMap()) refuse(entry, "an entry of " + what + " has to be a name with a value");
    for (const auto& member : entry) visit(text(member.first, what), member.second, member.first);
  }
}

namespace {

bool parse_bounds(const std::string& text, NumberRange& range) {
  const std::size_t dots = text.find("..");
  const auto first = parse_integer(text.substr(0, dots));
  const auto last = dots == std::string::npos ? first : parse_integer(text.substr(dots + 2));
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  if (!first || !last || *first < 0 || *last < *first || *last > most) return false;
  range.is_range = true;
  range.first = static_cast<std::size_t>(*first);
  range.last = static_cast<std::size_t>(*last);
  return true;
}

}  // namespace

NumberRange parse_copies(const std::string& text) {
  NumberRange range{text};
  const std::size_t open = text.find('[');
  if (open == std::string::npos || text.back() != ']') return range;
  if (parse_bounds(text.substr(open + 1, text.size() - open - 2), range)) range.name = text.substr(0, open);
  return range;
}

NumberRange parse_numbers(const std::string& text) {
  NumberRange range{text};
  if (parse_bounds(text, range)) range.name.clear();
  return range;
}

}  // namespace lif::energy

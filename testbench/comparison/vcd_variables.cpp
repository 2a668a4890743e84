#include "comparison/vcd_variables.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "errors.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

constexpr std::size_t most_variables = 10'000'000;
constexpr std::size_t most_of_a_name = 10'000;
constexpr std::int64_t most_bits = 65'536;

std::string_view last_part(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

std::string_view without_range(std::string_view name) {
  const std::size_t bracket = name.find('[');
  return bracket == std::string_view::npos || bracket == 0 ? name : name.substr(0, bracket);
}

bool means(std::string_view full, std::string_view name) {
  if (full.size() < name.size() || full.substr(full.size() - name.size()) != name) return false;
  return full.size() == name.size() || full[full.size() - name.size() - 1] == '.';
}

// Codes of up to eight characters as they are; of a longer one a number that hardly another has.
std::uint64_t packed(const std::string& code) {
  std::uint64_t number = 14'695'981'039'346'656'037U;
  if (code.size() > 8) {
    for (const char c : code) number = (number ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    return number;
  }
  number = 0;
  for (const char c : code) number = number << 8U | static_cast<unsigned char>(c);
  return number;
}

}  // namespace

VcdVariables::VcdVariables(VcdWords& words, const std::vector<std::string>& asked) : words_(words) {
  std::vector<std::string> scopes;
  std::string keyword;
  bool has_ended = false;
  while (!has_ended && words.next(keyword)) {
    if (keyword == "$dumpports" || keyword == "$dumpportson")
      words.fail("this is an extended VCD, of ports and their strengths: dump a VCD ($dumpvars) instead");
    const bool is_read = keyword == "$scope" || keyword == "$var";
    if (keyword.front() != '$') words.fail("'" + keyword.substr(0, 60) + "' is no declaration of a VCD");
    const std::vector<std::string> parts = words.section(is_read ? 8 : 0);
    if (keyword == "$scope" && parts.size() > 1) scopes.push_back(parts[1]);
    if (keyword == "$upscope" && !scopes.empty()) scopes.pop_back();
    if (keyword == "$var") add(parts, scopes, asked);
    has_ended = keyword == "$enddefinitions";
  }
  if (!has_ended) words.fail("ends before $enddefinitions");
  std::sort(codes_.begin(), codes_.end());
}

// `wire 8 ! potential [7:0]`, `wire 1 ! potential[3]`, `real 64 ! potential`.
void VcdVariables::add(const std::vector<std::string>& declaration, const std::vector<std::string>& scopes,
                       const std::vector<std::string>& asked) {
  if (declaration.size() < 4) words_.fail("a $var lacks its name");
  if (declaration[0] == "port")
    words_.fail("this is an extended VCD, of ports and their strengths: dump a VCD ($dumpvars) instead");
  if (codes_.size() == most_variables) words_.fail("there are more than 10000000 variables");
  codes_.push_back(packed(declaration[2]));
  std::string_view leaf = declaration[3];
  if (leaf.front() == '\\') leaf.remove_prefix(1);
  std::string_view range = leaf.substr(without_range(leaf).size());
  leaf = without_range(leaf);
  if (range.empty() && declaration.size() > 4 && declaration[4].front() == '[') range = declaration[4];
  const auto is_leaf = [&](const std::string& name) { return last_part(without_range(name)) == leaf; };
  if (std::none_of(asked.begin(), asked.end(), is_leaf)) return;
  if (variables_.size() == most_of_a_name)
    words_.fail("there are more than 10000 variables with the names that are asked for");
  Variable variable{"", declaration[2], 1, std::nullopt};
  for (const std::string& scope : scopes) variable.name += scope + ".";
  variable.name += leaf;
  const auto width = parse_integer(declaration[1]);
  if (!width || *width < 1 || *width > most_bits) {
    words_.fail("variable " + variable.name + " has '" + declaration[1].substr(0, 60) +
                "' bits: allowed are 1 to " + std::to_string(most_bits));
  }
  variable.width = static_cast<std::size_t>(*width);
  const bool is_index = range.size() > 2 && range.find(':') == std::string_view::npos;
  if (is_index && variable.width == 1) variable.bit = parse_integer(range.substr(1, range.size() - 2));
  variables_.push_back(std::move(variable));
}

bool VcdVariables::declares(const std::string& code) const {
  return std::binary_search(codes_.begin(), codes_.end(), packed(code));
}

std::vector<VcdSignal> VcdVariables::meant_by(std::string_view name) const {
  name = without_range(name);
  std::vector<VcdSignal> signals;
  std::map<std::string, std::map<std::int64_t, std::string>> bits;  // codes by index, by name
  for (const Variable& variable : variables_) {
    if (!means(variable.name, name)) continue;
    if (variable.bit) {
      bits[variable.name].emplace(*variable.bit, variable.code);
    } else {
      signals.push_back({variable.name, {{variable.code}}, variable.width});
    }
  }
  for (const auto& [full, codes] : bits) {
    const auto span =
        static_cast<std::uint64_t>(codes.rbegin()->first) - static_cast<std::uint64_t>(codes.begin()->first);
    if (codes.size() > static_cast<std::size_t>(most_bits) || span != codes.size() - 1)
      words_.fail("of the single bits of " + full + " some are missing, or there are more than " +
                  std::to_string(most_bits));
    VcdSignal bus{full, {}, codes.size()};
    for (const auto& [index, code] : codes) bus.parts.push_back({code, bus.parts.size()});
    signals.push_back(std::move(bus));
  }
  return signals;
}

namespace {

// Whether they are the same variables by other names.
bool are_aliases(const VcdSignal& a, const VcdSignal& b) {
  return std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
                    [](const auto& x, const auto& y) { return x.code == y.code; });
}

std::string_view scope_of(const VcdSignal& signal) {
  const std::size_t dot = signal.name.rfind('.');
  return dot == std::string::npos ? std::string_view() : std::string_view(signal.name).substr(0, dot);
}

}  // namespace

std::optional<VcdSignal> VcdVariables::find(std::string_view name) const {
  const std::vector<VcdSignal> signals = meant_by(name);
  if (signals.empty()) return std::nullopt;
  // A name in full goes over one that only ends alike.
  const auto in_full = std::find_if(signals.begin(), signals.end(), [&](const VcdSignal& signal) {
    return signal.name == without_range(name);
  });
  if (in_full != signals.end() && name.find('.') != std::string_view::npos) return *in_full;
  for (const VcdSignal& other : signals) {
    if (are_aliases(signals.front(), other)) continue;
    words_.fail("'" + std::string(name) + "' may mean " + signals.front().name + " or " + other.name +
                ": give the name with its scope");
  }
  return signals.front();
}

std::optional<VcdSignal> VcdVariables::find_beside(std::string_view name, const VcdSignal& beside) const {
  const std::vector<VcdSignal> signals = meant_by(name);
  if (signals.empty()) return std::nullopt;
  const auto is_the_same = [&](const VcdSignal& other) { return are_aliases(signals.front(), other); };
  if (std::all_of(signals.begin(), signals.end(), is_the_same)) return signals.front();
  const auto in_scope = std::find_if(signals.begin(), signals.end(), [&](const VcdSignal& signal) {
    return scope_of(signal) == scope_of(beside);
  });
  return in_scope == signals.end() ? std::nullopt : std::optional(*in_scope);
}

}  // namespace lif::testbench

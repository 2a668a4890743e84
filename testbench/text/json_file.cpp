#include "text/json_file.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "errors.hpp"
#include "interrupt.hpp"
#include "text/line_reader.hpp"

namespace lif::testbench {

namespace {

using Json = nlohmann::ordered_json;

std::string content_of(const std::string& path) {
  constexpr std::size_t longest = 1'000'000;
  LineReader reader(path);
  std::string text;
  for (std::string line; reader.next(line);) {
    text += line + "\n";
    if (text.size() > longest) throw InputError(path + ": a JSON file has at most 1000000 characters");
  }
  if (interrupted()) throw Interrupted();
  return text;
}

/// Refuses the same name twice in an object. The JSON standard does not forbid it, and the JSON library
/// accepts it.
class NamesOnce {
 public:
  explicit NamesOnce(const std::string& path) : path_(path) {}

  bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
    const auto level = static_cast<std::size_t>(depth);
    if (names_.size() <= level) names_.resize(level + 1);
    if (event == Json::parse_event_t::object_start) {
      names_.resize(level + 2);
      names_[level + 1].clear();
    } else if (event == Json::parse_event_t::key && !names_[level].insert(parsed.get<std::string>()).second) {
      throw InputError(path_ + ": \"" + parsed.get<std::string>() + "\" is there twice");
    }
    return true;
  }

 private:
  const std::string& path_;
  std::vector<std::set<std::string>> names_;  // names in the open objects, by depth
};

}  // namespace

Json read_json_file(const std::string& path) {
  try {
    return Json::parse(content_of(path), NamesOnce(path));
  } catch (const Json::parse_error& error) {
    // The message of the JSON library begins with its own name and an error number, which are left out.
    const std::string text = error.what();
    const auto begin = text.find("at line");
    throw InputError(path + ": is not JSON: " + (begin == std::string::npos ? text : text.substr(begin)));
  } catch (const Json::out_of_range& error) {
    const std::string text = error.what();
    const auto number = std::min(text.find('\''), text.size());
    throw InputError(path + ": the number " + text.substr(number) + " is beyond the range of double");
  }
}

}  // namespace lif::testbench

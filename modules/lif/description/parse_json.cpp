#include <lif/description/parse_json.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <stdexcept>
#include <vector>

namespace lif {

namespace {

using Json = nlohmann::ordered_json;

// Refuses the same name twice in an object. The JSON standard does not forbid it, and the JSON library
// accepts it.
class NamesOnce {
 public:
  explicit NamesOnce(const std::string& name) : name_(name) {}

  bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
    const auto level = static_cast<std::size_t>(depth);
    if (level > 50) throw std::invalid_argument(name_ + ": objects and arrays are nested too deeply");
    if (names_.size() <= level + 1) names_.resize(level + 2);
    if (event == Json::parse_event_t::object_start) {
      names_[level + 1].clear();
    } else if (event == Json::parse_event_t::key && !names_[level].insert(parsed.get<std::string>()).second) {
      throw std::invalid_argument(name_ + ": \"" + parsed.get<std::string>() + "\" is there twice");
    }
    return true;
  }

 private:
  const std::string& name_;
  std::vector<std::set<std::string>> names_;  // names in the open objects, by depth
};

}  // namespace

// The messages of the JSON library begin with its own name and an error number, which are left out.
Json parse_json(const std::string& text, const std::string& name) {
  try {
    return Json::parse(text, NamesOnce(name));
  } catch (const Json::out_of_range& error) {
    const std::string message = error.what();
    const std::size_t number = std::min(message.find('\''), message.size());
    throw std::invalid_argument(name + ": the number " + message.substr(number) +
                                " is beyond the range of double");
  } catch (const Json::exception& error) {
    const std::string message = error.what();
    const std::size_t begin = message.find("at line");
    throw std::invalid_argument(name +
                                ": is not JSON: " + message.substr(begin == std::string::npos ? 0 : begin));
  }
}

}  // namespace lif

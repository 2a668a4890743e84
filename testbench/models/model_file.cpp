#include "models/model_file.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "errors.hpp"
#include "interrupt.hpp"
#include "text/line_reader.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

using Json = nlohmann::ordered_json;

std::string content_of(const std::string& path) {
  constexpr std::size_t longest = 1'000'000;
  LineReader reader(path);
  std::string text;
  for (std::string line; reader.next(line);) {
    text += line + "\n";
    if (text.size() > longest) throw InputError(path + ": a model file has at most 1000000 characters");
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

Json parse(const std::string& path) {
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

std::string text_member(const std::string& path, const std::string& name, const Json& value) {
  if (!value.is_string()) throw InputError(path + ": \"" + name + "\" has to be a text");
  return value.get<std::string>();
}

std::string parameter_text(const std::string& origin, const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null()) return "none";
  if (value.is_boolean() || value.is_number()) return value.dump();
  throw InputError(origin + ": has to be a number, true, false, null or a text");
}

}  // namespace

const char* const model_file_schema =
    "{\"model\": \"rtl.LIF\", \"parameters\": {\"width\": 12, \"leak\": \"shift\", ...}}; \"model\" is any "
    "model of "
    "this list, \"parameters\" holds its parameters by name (numbers, true, false, words; null for none); "
    "\"dtype\" may choose the number type, \"name\" and \"comment\" are for people; --set takes precedence "
    "over the file";

ModelFile read_model_file(const std::string& path) {
  const Json file = parse(path);
  if (!file.is_object()) throw InputError(path + ": has to be an object: " + model_file_schema);
  ModelFile result;
  result.path = path;
  const std::vector<std::string> known{"model", "parameters", "dtype", "name", "comment"};
  for (const auto& [name, value] : file.items()) {
    if (name == "parameters") {
      if (!value.is_object()) throw InputError(path + ": \"parameters\" has to be an object");
      for (const auto& [parameter, given] : value.items()) {
        const std::string origin = path + ": parameter " + parameter;
        result.parameters[parameter] = {parameter_text(origin, given), SettingLayer::none, origin};
        if (given.is_string()) result.texts.insert(parameter);
      }
    } else if (name == "model") {
      result.model = text_member(path, name, value);
    } else if (name == "dtype") {
      result.dtype = text_member(path, name, value);
    } else if (name == "name" || name == "comment") {
      text_member(path, name, value);
    } else {
      throw InputError(path + ": unknown member \"" + name + "\"" + did_you_mean(name, known) +
                       " (a model file has model, parameters, dtype, name, comment)");
    }
  }
  if (result.model.empty())
    throw InputError(path + ": lacks \"model\", a name that 'lif-testbench list' shows");
  return result;
}

}  // namespace lif::testbench

#include "models/model_file.hpp"

#include <algorithm>
#include <set>

#include "errors.hpp"
#include "text/json_file.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

using Json = nlohmann::ordered_json;

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
  const Json file = read_json_file(path);
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

#pragma once

#include <map>
#include <set>
#include <string>

#include "options/settings.hpp"

namespace lif::testbench {

/// A neuron that a user describes in a file: a model of the catalogue with parameters of its own.
struct ModelFile {
  std::string path;
  std::string model;                          ///< `model`
  std::string dtype;                          ///< `dtype`; "" where not given
  std::map<std::string, Setting> parameters;  ///< `parameters`, as --set would have them
  std::set<std::string> texts;                ///< those that stand in quotes
};

/// What the file looks like, for `list`.
extern const char* const model_file_schema;

/// Reads a JSON object with the members `model` (text), and, where wanted, `parameters` (an object of
/// numbers, flags and texts), `dtype` (text), `name` and `comment` (text, for people). Others are refused.
/// @throws InputError naming the file and the place
ModelFile read_model_file(const std::string& path);

}  // namespace lif::testbench

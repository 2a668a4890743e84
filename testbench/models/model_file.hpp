#pragma once

#include <map>
#include <set>
#include <string>

#include "options/settings.hpp"

namespace lif::testbench {

/// A neuron that a user describes in a file: a model of the catalogue with parameters of its own.
struct ModelFile {
  std::string path;
  std::string model;                          ///< the member `model`
  std::string dtype;                          ///< the member `dtype`; empty if not given
  std::map<std::string, Setting> parameters;  ///< the member `parameters`, as settings like those of --set
  std::set<std::string> texts;                ///< names of the parameters whose values are in quotes
};

/// A description of the form of the file, for `list`.
extern const char* const model_file_schema;

/// Reads a JSON object with the member `model` (a text) and the optional members `parameters` (an object of
/// numbers, flags and texts), `dtype` (a text), and `name` and `comment` (texts for people). Other members
/// are refused.
/// @throws InputError naming the file and the place
ModelFile read_model_file(const std::string& path);

}  // namespace lif::testbench

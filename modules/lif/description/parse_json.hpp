#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace lif {

/// Reads a JSON text, in which no object has a name twice and nothing is nested more than 50 levels deep.
/// @param name  name of the file, for messages
/// @throws std::invalid_argument naming the file and the place
nlohmann::ordered_json parse_json(const std::string& text, const std::string& name);

}  // namespace lif

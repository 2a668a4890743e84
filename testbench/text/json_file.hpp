#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace lif::testbench {

/// Reads a JSON file of at most a million characters, in which no object has a name twice.
/// @param path  `-` for the standard input
/// @throws InputError naming the file and the place; Interrupted
nlohmann::ordered_json read_json_file(const std::string& path);

}  // namespace lif::testbench

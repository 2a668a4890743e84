#pragma once

#include <string>

namespace lif::systemverilog {

/// Why a text cannot be the name of a module, or "": a name is a letter or an underscore, and then letters,
/// digits and underscores, at most 200 of them, and no keyword of SystemVerilog (IEEE 1800-2017, annex B).
std::string problem_of_identifier(const std::string& name);

}  // namespace lif::systemverilog

#pragma once

#include <string>

namespace lif::systemverilog {

/// Why a text cannot be the name of a module, or "": a name is a letter or an underscore, and then letters,
/// digits and underscores, at most 100 in all, so that
/// simulators take names made from it, and no keyword of SystemVerilog (IEEE 1800-2017, annex B) or of Icarus
/// Verilog.
std::string problem_of_identifier(const std::string& name);

}  // namespace lif::systemverilog

#pragma once

#include <string>

#include "options/declare.hpp"

namespace lif::testbench {

/// Parses the name of a module. @throws UsageError if it is no identifier of SystemVerilog
std::string parse_module_name(const Setting& setting);

/// --name
template <class Target>
Declaration<Target> module_name_option(std::string Target::*place) {
  return value(
      Option{"name", "NAME",
             "name of the module and of its files, at most 100 characters; default " + Target{}.*place},
      place, &parse_module_name, [](const std::string& name) { return name; }, EffectiveOption::Kind::text);
}

/// The text with which files that these commands write begin, behind the start of a comment; by it they are
/// known as results.
/// @param command  `rtl` or `rtl-layer`
std::string rtl_signature(const std::string& command);

}  // namespace lif::testbench

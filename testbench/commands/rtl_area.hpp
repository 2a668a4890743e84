#pragma once

#include <string>
#include <vector>

#include "commands/delivery.hpp"
#include "options/declare.hpp"
#include "rtl/area.hpp"

namespace lif::testbench {

/// --area
template <class Target>
Declaration<Target> area_option(bool Target::*place) {
  return flag(
      "area",
      "count the cells, flip-flops, LUTs, carries, multipliers and memories that Yosys needs for generic "
      "gates, iCE40, ECP5 and Xilinx",
      place);
}

/// Adds the area of a module to what is delivered; without Yosys it is null, and a warning says so.
void add_area(Delivery& delivery, const std::string& module_name, const std::vector<SourceFile>& files);

}  // namespace lif::testbench

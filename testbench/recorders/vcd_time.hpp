#pragma once

#include <cstdint>
#include <string>

namespace lif::testbench {

/// The unit in which a VCD counts time.
struct VcdTimeUnit {
  std::int64_t picoseconds = 1;  ///< a power of ten
  std::string text;              ///< `1 ps`, `10 ns` ...
};

/// The largest that divides the time, as VCD writes it.
VcdTimeUnit vcd_time_unit(std::int64_t time_ps);

}  // namespace lif::testbench

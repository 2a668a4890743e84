#pragma once

#include <cstdint>
#include <systemc>

namespace lif::testbench {

/// A time of this number of picoseconds. It is exact, because the time resolution is 1 ps.
inline sc_core::sc_time picoseconds(std::int64_t count) {
  return sc_core::sc_time::from_value(static_cast<sc_dt::uint64>(count));
}

}  // namespace lif::testbench

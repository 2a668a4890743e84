#include "recorders/vcd_time.hpp"

namespace lif::testbench {

VcdTimeUnit vcd_time_unit(std::int64_t time_ps) {
  constexpr const char* names[] = {"ps", "ns", "us", "ms", "s"};
  constexpr int largest = 14;  // 100 s
  int exponent = 0;
  VcdTimeUnit unit;
  while (exponent < largest && time_ps % (unit.picoseconds * 10) == 0) {
    unit.picoseconds *= 10;
    ++exponent;
  }
  unit.text = "1" + std::string(static_cast<std::size_t>(exponent % 3), '0') + " " + names[exponent / 3];
  return unit;
}

}  // namespace lif::testbench

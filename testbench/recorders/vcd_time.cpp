#include "recorders/vcd_time.hpp"

namespace lif::testbench {

WaveformTime::WaveformTime(std::int64_t period_ps) : half_period(static_cast<std::uint64_t>(period_ps / 2)) {
  constexpr const char* names[] = {"ps", "ns", "us", "ms", "s"};
  constexpr std::size_t largest = 14;  // 100 s
  std::size_t exponent = 0;
  while (exponent < largest && half_period % 10 == 0) {
    half_period /= 10;
    ++exponent;
  }
  unit = "1" + std::string(exponent % 3, '0') + " " + names[exponent / 3];
}

}  // namespace lif::testbench

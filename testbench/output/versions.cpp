#include "output/versions.hpp"

#include <boost/version.hpp>
#include <systemc>

#include <lif/common/version.hpp>

namespace lif::testbench {

std::vector<std::pair<std::string, std::string>> versions() {
  std::string systemc = sc_core::sc_version();
  systemc = systemc.substr(0, systemc.find(" ---"));
  if (systemc.rfind("SystemC ", 0) == 0) systemc.erase(0, 8);
  const std::string boost = std::to_string(BOOST_VERSION / 100000) + "." +
                            std::to_string(BOOST_VERSION / 100 % 1000) + "." +
                            std::to_string(BOOST_VERSION % 100);
#if defined(__clang__)
  const std::string compiler = "clang " __clang_version__;
#else
  const std::string compiler = "gcc " __VERSION__;
#endif
  return {{"lif-systemc", version()}, {"SystemC", systemc}, {"Boost", boost}, {"compiler", compiler}};
}

}  // namespace lif::testbench

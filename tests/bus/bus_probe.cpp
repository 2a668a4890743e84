// Writes the descriptions of a core's registers into a folder, and beside them what a live device does: a
// line `offset,readable,writable,value at start` for each word of registers and neurons. usage: bus-probe
// FOLDER
#include <fstream>
#include <iostream>
#include <string>

#include <lif/bus/register_formats.hpp>

#include "bus/bus_bench.hpp"

namespace lif::bus::tests {
namespace {

void write(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

std::string probe(Initiator& self, const RegisterMap& map) {
  const std::uint64_t end = map.arrays.front().offset + map.arrays.front().size();
  std::string lines;
  std::vector<std::uint32_t> values;
  std::vector<bool> is_readable;
  for (std::uint64_t offset = 0; offset < end; offset += 4) {
    std::uint32_t value = 0;
    is_readable.push_back(self.access(tlm::TLM_READ_COMMAND, offset, &value, 4) == tlm::TLM_OK_RESPONSE);
    values.push_back(value);
  }
  for (std::uint64_t offset = 0; offset < end; offset += 4) {
    const std::size_t word = offset / 4;
    // What it holds, so that nothing changes on the way; a write to `control` with the value 0 does nothing.
    std::uint32_t value = values[word];
    const bool is_writable = self.access(tlm::TLM_WRITE_COMMAND, offset, &value, 4) == tlm::TLM_OK_RESPONSE;
    if (!is_readable[word] && !is_writable) continue;  // nothing is there
    lines += std::to_string(offset) + "," + std::to_string(static_cast<int>(is_readable[word])) + "," +
             std::to_string(static_cast<int>(is_writable)) + "," + std::to_string(values[word]) + "\n";
  }
  return lines;
}

}  // namespace
}  // namespace lif::bus::tests

int sc_main(int count, char** arguments) {
  using namespace lif::bus;
  using namespace lif::bus::tests;
  if (count != 2) return 2;
  const std::string folder = arguments[1];
  lif::core::EventCode code(lif::aer::EventLayout::parse("type:2,value:3,address:6"));
  std::unique_ptr<Bench> bench;
  std::string lines;
  bench = std::make_unique<Bench>("bench", matrix_parts(3, 5, 7, std::move(code)), sc_core::SC_ZERO_TIME,
                                  [&](Initiator& self) { lines = probe(self, bench->device.map()); });
  sc_core::sc_start(sc_core::sc_time(1, sc_core::SC_MS));
  const RegisterMap& map = bench->device.map();
  write(folder + "/core.rdl", system_rdl(map));
  write(folder + "/core.xml", ip_xact(map));
  write(folder + "/core.h", c_header(map));
  write(folder + "/core.md", markdown(map));
  write(folder + "/live.csv", lines);
  return bench->initiator.is_done ? 0 : 1;
}

// Reads damaged files in the way that the testbench reads a file: a child process with limits reads them, as
// libhdf5 itself may crash, and the graph that it passes on is built under every convention. A refusal has to
// be an InputError that names the file. A fuzzer does not see what the child does, so this target has no use
// for libFuzzer.

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include "build_all.hpp"
#include "errors.hpp"
#include "input_file.hpp"
#include "network/guarded_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string& path = lif::tests::input_path();
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  try {
    lif::tests::build_all(lif::testbench::read_nir_file(path));
  } catch (const lif::testbench::InputError& error) {
    if (std::string(error.what()).rfind(path, 0) != 0) std::abort();
  }
  return 0;
}

// Reads arbitrary bytes in the way that the testbench reads a file: a child process with limits reads them,
// and the graph that it passes on is built under every convention. A refusal has to be an InputError that
// names the file.

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "build_all.hpp"
#include "errors.hpp"
#include "network/guarded_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int file = ::memfd_create("input.nir", MFD_CLOEXEC);
  if (file < 0) std::abort();
  for (std::size_t written = 0; written < size;) {
    const ::ssize_t count = ::write(file, data + written, size - written);
    if (count < 0) std::abort();
    written += static_cast<std::size_t>(count);
  }
  const std::string path = "/proc/self/fd/" + std::to_string(file);
  try {
    lif::tests::build_all(lif::testbench::read_nir_file(path));
  } catch (const lif::testbench::InputError& error) {
    if (std::string(error.what()).rfind(path, 0) != 0) std::abort();
  }
  ::close(file);
  return 0;
}

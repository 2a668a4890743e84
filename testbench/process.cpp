#include "process.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <new>
#include <string_view>

#include "errors.hpp"

namespace lif::testbench {

namespace {

// If a standard stream is closed, a file that is opened later must not take its number and receive its
// messages. Instead, reading from a closed stdin finds nothing, and writing to a closed stdout fails.
void reserve_standard_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) >= 0) continue;
    const int mode = descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY;
    if (::open("/dev/null", mode) != descriptor) std::_Exit(exit_output);
  }
}

// SystemC's destructors allocate memory, so an exception thrown here would end in abort().
void end_without_memory() {
  constexpr std::string_view message = "lif-testbench: out of memory\n";
  (void)!::write(STDERR_FILENO, message.data(), message.size());
  std::_Exit(exit_internal);
}

}  // namespace

void prepare_process() {
  reserve_standard_streams();
  std::set_new_handler(&end_without_memory);
  ::setenv("SYSTEMC_DISABLE_COPYRIGHT_MESSAGE", "1", 1);
}

}  // namespace lif::testbench

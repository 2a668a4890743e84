#include "process.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <new>

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

constexpr const char* no_memory =
    "lif-testbench: there is not enough memory; results that were there before are untouched\n";

// Released when memory runs out, so that the way back to main() has some: destructors of SystemC allocate.
std::unique_ptr<char[]> reserve;

void release_reserve() {
  reserve.reset();
  throw std::bad_alloc();
}

// Reached by an exception in a thread or in a destructor, where nobody can catch it.
[[noreturn]] void end_by_exception() {
  try {
    if (const std::exception_ptr exception = std::current_exception()) std::rethrow_exception(exception);
  } catch (const std::bad_alloc&) {
    (void)!::write(STDERR_FILENO, no_memory, std::strlen(no_memory));
    std::_Exit(exit_output);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "lif-testbench: internal error: %s\n", error.what());
  } catch (...) {
    std::fputs("lif-testbench: internal error\n", stderr);
  }
  std::_Exit(exit_internal);
}

}  // namespace

void prepare_process() {
  reserve_standard_streams();
  constexpr std::size_t enough = std::size_t{1} << 20U;
  reserve = std::make_unique<char[]>(enough);
  std::set_new_handler(&release_reserve);
  std::set_terminate(&end_by_exception);
  ::setenv("SYSTEMC_DISABLE_COPYRIGHT_MESSAGE", "1", 1);
}

}  // namespace lif::testbench

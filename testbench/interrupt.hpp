#pragma once

#include <stdexcept>

namespace lif::testbench {

/// A signal arrived before there was anything to keep.
class Interrupted : public std::runtime_error {
 public:
  Interrupted() : std::runtime_error("interrupted") {}
};

/// From now on SIGINT and SIGTERM only set a flag (one that comes seconds later ends the process), and a
/// closed pipe or a limit on file sizes shows as a failed write.
void catch_signals();

/// Whether such a signal has arrived.
bool interrupted();

/// Waits until the file can be read without blocking, or is at its end; false if a signal arrives first.
bool wait_for_input(int descriptor);

}  // namespace lif::testbench

#pragma once

#include <stdexcept>

namespace lif::testbench {

/// Thrown if a signal arrives before there is any result to keep.
class Interrupted : public std::runtime_error {
 public:
  Interrupted() : std::runtime_error("interrupted") {}
};

/// From now on the first SIGINT, SIGTERM or SIGHUP only sets a flag; another one that comes seconds later
/// ends the process; one that came before main() has ended it with exit code 130. A closed pipe or a limit on
/// file sizes makes a write fail instead of ending the process.
void catch_signals();

/// Whether SIGINT, SIGTERM or SIGHUP has arrived, and is not held.
bool interrupted();

/// From now on, interrupted() does not tell of a signal until release_signals() is called.
void hold_signals();
void release_signals();
/// Whether a signal has arrived that is held.
bool signal_is_held();
/// Another process has received a signal, which counts for this one, too.
void take_signal_of_another();

/// Waits until the file can be read without blocking, or is at its end; returns false if a signal arrives
/// first.
bool wait_for_input(int descriptor);

}  // namespace lif::testbench

#pragma once

namespace lif {

/// Something that loses its value if the process ends before it is completed, for instance a file that is
/// still being written.
///
/// While one exists, SIGINT and SIGTERM do not end the process at once, unless the program handles or ignores
/// them itself: the owner asks is_end_requested() now and then, and calls end_as_requested(). A signal that
/// comes more than a second after the first one ends the process immediately, so that a program which does
/// not ask can still be stopped. What exists when the program calls exit() is completed, too.
class Unfinished {
 public:
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  /// Completes it. The process is about to end, so nobody is left to be told of an error.
  virtual void complete_at_end() noexcept = 0;

 protected:
  Unfinished();
  virtual ~Unfinished();
};

/// Whether SIGINT or SIGTERM has arrived while something was unfinished.
bool is_end_requested();

/// Completes all that is unfinished, and ends the process by the signal that has arrived, as it would have
/// ended without this class.
[[noreturn]] void end_as_requested();

}  // namespace lif

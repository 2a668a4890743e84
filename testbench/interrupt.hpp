#pragma once

namespace lif::testbench {

/// From now on SIGINT and SIGTERM only set a flag (a second one ends the process), and a reader that
/// closes a pipe shows as a failed write.
void catch_signals();

/// Whether such a signal has arrived.
bool interrupted();

}  // namespace lif::testbench

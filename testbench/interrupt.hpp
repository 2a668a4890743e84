#pragma once

namespace lif::testbench {

/// From now on SIGINT and SIGTERM only set a flag (one that comes seconds later ends the process), and a
/// closed pipe or a limit on file sizes shows as a failed write.
void catch_signals();

/// Whether such a signal has arrived.
bool interrupted();

}  // namespace lif::testbench

#pragma once

namespace lif::testbench {

/// Prepares the process, before anything else runs: standard streams are open, running out of memory leaves
/// enough for an orderly end with a message, and SystemC prints no banner.
void prepare_process();

}  // namespace lif::testbench

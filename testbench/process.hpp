#pragma once

namespace lif::testbench {

/// What has to be in order before anything else of the process runs: standard streams that are open,
/// an end with a sentence where memory runs out, and no banner of SystemC's.
void prepare_process();

}  // namespace lif::testbench

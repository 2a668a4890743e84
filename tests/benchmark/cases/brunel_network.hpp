#pragma once

namespace lif::testbench {

/// The text of testbench/examples/08_brunel/brunel.json, with which the program was built.
extern const char* const brunel_network;

}  // namespace lif::testbench

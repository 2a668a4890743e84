#pragma once

namespace lif::testbench {

/// sin(2*pi*turns) with an error below 2 units in the last place of 1. Unlike std::sin it gives the same bits
/// with every C library, because it consists of basic arithmetic only.
double sine_of_turns(double turns);

}  // namespace lif::testbench

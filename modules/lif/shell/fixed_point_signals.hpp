#pragma once

#include <ostream>
#include <string>

#include <lif/numbers/fixed_point.hpp>
#include <lif/shell/compat.hpp>

namespace lif {

/// Prints a fixed-point value; sc_signal needs it.
template <class Format>
std::ostream& operator<<(std::ostream& stream, const FixedPoint<Format>& value) {
  return stream << value.to_double();
}

/// Traces the integer that represents the value, because SystemC's trace files read a variable's own memory.
template <class Format>
void sc_trace(sc_core::sc_trace_file* file, const FixedPoint<Format>& value, const std::string& name) {
  sc_core::sc_trace(file, value.raw(), name, value.format().width);
}

}  // namespace lif

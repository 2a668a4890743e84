#pragma once

#include <ostream>
#include <string>

#include <lif/numbers/fixed_point.hpp>
#include <lif/shell/compat.hpp>

namespace lif {

/// What sc_signal prints.
template <class Format>
std::ostream& operator<<(std::ostream& stream, const FixedPoint<Format>& value) {
  return stream << value.to_double();
}

/// Traces the integer that stands for the value: SystemC's trace files take a variable's own memory.
template <class Format>
void sc_trace(sc_core::sc_trace_file* file, const FixedPoint<Format>& value, const std::string& name) {
  sc_core::sc_trace(file, value.raw(), name, value.format().width);
}

}  // namespace lif

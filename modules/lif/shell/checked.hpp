#pragma once

#include <cstddef>
#include <new>
#include <stdexcept>
#include <string>

#include <lif/arrays/frame.hpp>
#include <lif/shell/report.hpp>

namespace lif {

/// Builds a part of a module or a channel by calling `make`. Arguments out of range (std::invalid_argument)
/// are reported as an error (`/lif/parameters`) about the instance, and so are sizes for which there is no
/// memory
/// (`/lif/memory`); nothing is built then, even where the user has silenced the report.
/// @returns the result of `make()`
template <class Make>
[[gnu::always_inline]] inline auto build_or_report(const std::string& instance, const Make& make) {
  try {
    return make();
  } catch (const std::invalid_argument& error) {
    report_error(message_type::parameters, instance, error.what());
    throw;
  } catch (const std::bad_alloc&) {
    report_error(message_type::memory, instance, "there is not enough memory for its size");
    throw;
  }
}

/// Checks a number of values or signals before memory is taken for them: an error (`/lif/parameters`) where
/// it is greater than most_values.
/// @returns the number
inline std::size_t checked_size(const std::string& instance, std::size_t size) {
  return build_or_report(instance, [&] { return required_size(size); });
}

/// Reports an unbound port (`/lif/wiring`) before SystemC reports it in its own words.
/// @param port_name  name of the port, with its index where there are several of its kind
/// @param cure       what to bind the port to
template <class Port>
void require_bound(const std::string& instance, Port& port, const std::string& port_name, const char* cure) {
  if (port.bind_count() > 0) return;
  report_error(message_type::wiring, instance, "port " + port_name + " is not connected: bind it to " + cure);
}

}  // namespace lif

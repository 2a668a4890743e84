#pragma once

#include <string>

namespace lif {

/// Message types of the library's reports, for sc_core::sc_report_handler::set_actions().
namespace message_type {
inline constexpr const char* parameters = "/lif/parameters";  ///< a constructor argument is wrong
inline constexpr const char* memory = "/lif/memory";          ///< there is no memory for a constructor's size
inline constexpr const char* wiring = "/lif/wiring";          ///< a port is unbound or wrongly bound
inline constexpr const char* input = "/lif/input";            ///< a value met at run time is not allowed
inline constexpr const char* state = "/lif/state";            ///< an argument of set_state() is wrong
inline constexpr const char* trace = "/lif/trace";        ///< a trace file cannot be written, or is misused
inline constexpr const char* numbers = "/lif/numbers";    ///< flags or processor mode change results
inline constexpr const char* lockstep = "/lif/lockstep";  ///< a neuron and its RTL differ
inline constexpr const char* aer = "/lif/aer";            ///< a link of address events breaks its protocol
inline constexpr const char* core = "/lif/core";          ///< events of a core do not add up
}  // namespace message_type

/// Reports an SC_ERROR about the instance with the given hierarchical name. This throws an sc_core::sc_report
/// unless the user has changed the actions of SC_ERROR.
void report_error(const char* message_type, const std::string& instance, const std::string& what);

/// Reports an SC_ERROR about something that is no instance, which the text names. Throws as above.
void report_error(const char* message_type, const std::string& text);

/// Reports an SC_WARNING about something that is no instance, which the text names.
void report_warning(const char* message_type, const std::string& text);

/// Reports an SC_WARNING about the instance with the given hierarchical name.
void report_warning(const char* message_type, const std::string& instance, const std::string& what);

}  // namespace lif

#include <lif/shell/report.hpp>

#include <systemc>

namespace lif {

namespace {

// SystemC's macros would name this file, which says nothing to the user. The text names the instance, and no
// file is named.
void report(sc_core::sc_severity severity, const char* message_type, const std::string& text) {
  sc_core::sc_report_handler::report(severity, message_type, text.c_str(), "", 0);
}

}  // namespace

void report_error(const char* message_type, const std::string& text) {
  report(sc_core::SC_ERROR, message_type, text);
}

void report_warning(const char* message_type, const std::string& text) {
  report(sc_core::SC_WARNING, message_type, text);
}

void report_error(const char* message_type, const std::string& instance, const std::string& what) {
  report_error(message_type, instance + ": " + what);
}

void report_warning(const char* message_type, const std::string& instance, const std::string& what) {
  report_warning(message_type, instance + ": " + what);
}

}  // namespace lif

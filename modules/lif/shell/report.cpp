#include <lif/shell/report.hpp>

#include <systemc>

namespace lif {

void report_error(const char* message_type, const std::string& instance, const std::string& what) {
  SC_REPORT_ERROR(message_type, (instance + ": " + what).c_str());
}

void report_warning(const char* message_type, const std::string& instance, const std::string& what) {
  SC_REPORT_WARNING(message_type, (instance + ": " + what).c_str());
}

}  // namespace lif

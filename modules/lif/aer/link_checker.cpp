#include <lif/aer/link_checker.hpp>

#include <lif/shell/report.hpp>

namespace lif::aer {

void LinkChecker::breach(const std::string& what) {
  ++breaches_;
  last_breach_ = what + " (" + sc_core::sc_time_stamp().to_string() + ")";
  if (action_ == BreachAction::report) report_error(message_type::aer, name(), last_breach_);
}

void LinkChecker::changed_word(std::uint64_t before, std::uint64_t after, const char* while_what) {
  breach("the word changes from " + std::to_string(before) + " to " + std::to_string(after) + " " +
         while_what);
}

}  // namespace lif::aer

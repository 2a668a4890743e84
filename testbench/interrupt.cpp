#include "interrupt.hpp"

#include <csignal>

namespace lif::testbench {

namespace {
volatile std::sig_atomic_t signal_arrived = 0;
}  // namespace

void catch_signals() {
  struct ::sigaction action {};
  action.sa_handler = [](int) { signal_arrived = 1; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // no SA_RESTART: a blocked read has to return
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

bool interrupted() { return signal_arrived != 0; }

}  // namespace lif::testbench

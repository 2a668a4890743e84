#include "interrupt.hpp"

#include <csignal>
#include <ctime>

namespace lif::testbench {

namespace {

volatile std::sig_atomic_t signal_arrived = 0;
volatile std::time_t arrival = 0;

std::time_t seconds_now() {
  struct ::timespec now {};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec;
}

// timeout(1) and terminals may deliver one request twice, so only a later signal means impatience.
extern "C" void note_signal(int signal) {
  if (signal_arrived == 0) {
    signal_arrived = 1;
    arrival = seconds_now();
  } else if (seconds_now() - arrival > 1) {
    std::signal(signal, SIG_DFL);
    ::raise(signal);
  }
}

}  // namespace

void catch_signals() {
  struct ::sigaction action {};
  action.sa_handler = &note_signal;
  action.sa_flags = 0;  // no SA_RESTART: a blocked read has to return
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

bool interrupted() { return signal_arrived != 0; }

}  // namespace lif::testbench

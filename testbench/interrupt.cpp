#include "interrupt.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>

#include "errors.hpp"

namespace lif::testbench {

namespace {

volatile std::sig_atomic_t signal_arrived = 0;
volatile std::time_t arrival = 0;
bool are_signals_held = false;
int wake_up_pipe[2] = {-1, -1};  // a signal makes its first end readable, so that no wait can miss the signal

std::time_t seconds_now() {
  struct ::timespec now {};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec;
}

// timeout(1) and terminals may deliver one request twice, so a second signal ends the program only if it
// comes more than a second later.
extern "C" void note_signal(int signal) {
  const int error = errno;
  if (signal_arrived == 0) {
    arrival = seconds_now();
    signal_arrived = 1;
    (void)!::write(wake_up_pipe[1], "", 1);
  } else if (seconds_now() - arrival > 1) {
    std::signal(signal, SIG_DFL);
    ::raise(signal);
  }
  errno = error;
}

// Before main() runs, a signal finds nothing to keep.
extern "C" void end_at_once(int) {
  constexpr const char* message = "lif-testbench: interrupted\n";
  (void)!::write(STDERR_FILENO, message, std::strlen(message));
  ::_exit(exit_interrupted);
}

void handle(void (*handler)(int)) {
  struct ::sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = 0;  // without SA_RESTART, so that a blocked open() returns
  ::sigemptyset(&action.sa_mask);
  ::sigaddset(&action.sa_mask, SIGINT);
  ::sigaddset(&action.sa_mask, SIGTERM);
  ::sigaddset(&action.sa_mask, SIGHUP);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  struct ::sigaction hangup {};
  ::sigaction(SIGHUP, nullptr, &hangup);
  if (hangup.sa_handler != SIG_IGN) ::sigaction(SIGHUP, &action, nullptr);  // nohup(1) has it ignored
}

void handle_early() { handle(&end_at_once); }

// Run before the constructors of all libraries, whose loading and start take most of the time before main().
[[gnu::section(".preinit_array"), gnu::used]] void (*const first_of_all)() = &handle_early;

}  // namespace

void catch_signals() {
  if (::pipe2(wake_up_pipe, O_CLOEXEC | O_NONBLOCK) != 0) wake_up_pipe[0] = wake_up_pipe[1] = -1;
  handle(&note_signal);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

bool interrupted() { return signal_arrived != 0 && !are_signals_held; }
void hold_signals() { are_signals_held = true; }
void release_signals() { are_signals_held = false; }
void take_signal_of_another() {
  if (signal_arrived != 0) return;
  arrival = seconds_now();  // so that the signal may still come here, too
  signal_arrived = 1;
}
bool signal_is_held() { return signal_arrived != 0 && are_signals_held; }

bool wait_for_input(int descriptor) {
  struct ::pollfd waited[2] = {{descriptor, POLLIN, 0}, {wake_up_pipe[0], POLLIN, 0}};
  while (!interrupted() && ::poll(waited, 2, -1) < 0 && errno == EINTR) {
  }
  return !interrupted();
}

}  // namespace lif::testbench

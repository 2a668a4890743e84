#include <lif/common/unfinished.hpp>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <vector>

namespace lif {

namespace {

constexpr std::array<int, 2> end_signals{SIGINT, SIGTERM};

volatile std::sig_atomic_t requested_by = 0;
volatile std::time_t requested_at = 0;

std::time_t seconds_now() {
  struct ::timespec now {};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec;
}

// timeout(1) and terminals may deliver one request twice, so only a later signal means impatience.
extern "C" void note_request(int signal) {
  if (requested_by == 0) {
    requested_at = seconds_now();
    requested_by = signal;
  } else if (seconds_now() - requested_at > 1) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
}

// What is unfinished, in the order in which it came. Its destructor runs at exit().
class Registry {
 public:
  Registry() = default;
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;
  ~Registry() { complete_all(); }

  void add(Unfinished* item) {
    if (items_.empty()) catch_signals();
    items_.push_back(item);
  }

  void remove(Unfinished* item) {
    items_.erase(std::remove(items_.begin(), items_.end(), item), items_.end());
    if (items_.empty()) release_signals();
  }

  void complete_all() {
    for (Unfinished* item : items_) item->complete_at_end();
    items_.clear();
  }

 private:
  static void catch_signals() {
    for (const int signal : end_signals) {
      struct ::sigaction current {};
      ::sigaction(signal, nullptr, &current);
      if ((current.sa_flags & SA_SIGINFO) != 0 || current.sa_handler != SIG_DFL) continue;
      struct ::sigaction action {};
      action.sa_handler = &note_request;
      ::sigemptyset(&action.sa_mask);
      ::sigaction(signal, &action, nullptr);
    }
  }

  static void release_signals() {
    for (const int signal : end_signals) {
      struct ::sigaction current {};
      ::sigaction(signal, nullptr, &current);
      if ((current.sa_flags & SA_SIGINFO) == 0 && current.sa_handler == &note_request) {
        std::signal(signal, SIG_DFL);
      }
    }
    if (requested_by != 0) std::raise(requested_by);  // it has only been waiting for this
  }

  std::vector<Unfinished*> items_;
};

Registry& registry() {
  static Registry all;
  return all;
}

}  // namespace

Unfinished::Unfinished() { registry().add(this); }

Unfinished::~Unfinished() { registry().remove(this); }

bool is_end_requested() { return requested_by != 0; }

void end_as_requested() {
  registry().complete_all();
  std::signal(requested_by, SIG_DFL);
  std::raise(requested_by);
  std::abort();  // not reached: the signal ends the process
}

}  // namespace lif

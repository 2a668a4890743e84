#pragma once

#include <chrono>

#include "identify/firing_search.hpp"

namespace lif::testbench {

/// A line on stderr that tells how far a search has come, shown if stderr is a terminal and the search takes
/// longer than a second.
class SearchProgress {
 public:
  explicit SearchProgress(bool is_quiet);
  ~SearchProgress();
  SearchProgress(const SearchProgress&) = delete;
  SearchProgress& operator=(const SearchProgress&) = delete;

  /// Shows the best rule so far.
  void show(const BestRule& best);

 private:
  using Clock = std::chrono::steady_clock;

  bool is_shown_;
  bool is_drawn_ = false;
  unsigned tried_ = 0;
  Clock::time_point next_ = Clock::now() + std::chrono::seconds(1);
};

}  // namespace lif::testbench

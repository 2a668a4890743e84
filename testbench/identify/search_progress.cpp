#include "identify/search_progress.hpp"

#include <unistd.h>

#include <cstdio>

namespace lif::testbench {

SearchProgress::SearchProgress(bool is_quiet) : is_shown_(!is_quiet && ::isatty(STDERR_FILENO) == 1) {}

SearchProgress::~SearchProgress() {
  if (is_drawn_) std::fputs("\r\033[K", stderr);
}

void SearchProgress::show(const BestRule& best) {
  ++tried_;
  const auto now = Clock::now();
  if (!is_shown_ || now < next_) return;
  next_ = now + std::chrono::milliseconds(200);
  is_drawn_ = true;
  std::fprintf(stderr, "\r\033[K%u rules of leak and input tried, %zu steps unexplained by the best", tried_,
               best.explanation.differing);
}

}  // namespace lif::testbench

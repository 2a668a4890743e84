#include "simulation/progress.hpp"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace lif::testbench {

Progress::Progress(std::uint64_t total, bool quiet)
    : total_(total), is_shown_(!quiet && ::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (is_drawn_) std::fputs("\r\033[K", stderr);
}

void Progress::draw(std::uint64_t done) {
  const auto now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(200);
  is_drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double rate = static_cast<double>(done) / seconds;
  if (total_ == 0) {
    std::fprintf(stderr, "\r\033[K%llu steps, %.2g steps/s", static_cast<unsigned long long>(done), rate);
    return;
  }
  constexpr int width = 30;
  const double share = static_cast<double>(done) / static_cast<double>(total_);
  const int filled = static_cast<int>(share * width);
  const std::string bar = std::string(static_cast<std::size_t>(filled), '#') +
                          std::string(static_cast<std::size_t>(width - filled), '.');
  std::fprintf(stderr, "\r\033[K[%s] %3.0f %%, %.2g steps/s, %.0f s left", bar.c_str(), share * 100, rate,
               static_cast<double>(total_ - done) / rate);
}

}  // namespace lif::testbench

#include "simulation/progress.hpp"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace lif::testbench {

Progress::Progress(std::uint64_t total, bool quiet, double step_seconds)
    : total_(total), step_seconds_(step_seconds), is_shown_(!quiet && ::isatty(STDERR_FILENO) == 1) {}

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
  const double left = static_cast<double>(total_ - done) / rate;
  if (step_seconds_ > 0) {
    std::fprintf(stderr, "\r\033[K[%s] %3.0f %%, %.0f ms simulated, real-time factor %.2g, %.0f s left",
                 bar.c_str(), share * 100, static_cast<double>(done) * step_seconds_ * 1000,
                 1 / (rate * step_seconds_), left);
    return;
  }
  std::fprintf(stderr, "\r\033[K[%s] %3.0f %%, %.2g steps/s, %.0f s left", bar.c_str(), share * 100, rate,
               left);
}

}  // namespace lif::testbench

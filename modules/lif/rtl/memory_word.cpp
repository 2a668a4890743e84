#include <lif/rtl/memory_word.hpp>

namespace lif::systemverilog {

MemoryWord& MemoryWord::append(Wide value, int width) {
  for (int bit = width - 1; bit >= 0; --bit) bits_ += (value >> bit & 1) != 0 ? '1' : '0';
  return *this;
}

std::string MemoryWord::line() const {
  const std::string padded = std::string((4 - bits_.size() % 4) % 4, '0') + bits_;
  std::string text;
  for (std::size_t i = 0; i < padded.size(); i += 4) {
    int digit = 0;
    for (std::size_t k = i; k < i + 4; ++k) digit = 2 * digit + (padded[k] == '1' ? 1 : 0);
    text += "0123456789abcdef"[digit];
  }
  return text + "\n";
}

}  // namespace lif::systemverilog

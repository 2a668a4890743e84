#include "comparison/vcd_words.hpp"

#include <utility>

#include "errors.hpp"
#include "interrupt.hpp"

namespace lif::testbench {

namespace {
constexpr const char* spaces = " \t\r\v\f";
}

VcdWords::VcdWords(std::unique_ptr<LineReader> lines, const std::string& first_line)
    : lines_(std::move(lines)), line_(first_line) {}

bool VcdWords::next(std::string& word) {
  std::size_t begin = line_.find_first_not_of(spaces, place_);
  while (begin == std::string::npos) {
    if (!lines_->next(line_)) {
      if (interrupted()) throw Interrupted();
      line_.clear();
      place_ = 0;
      return false;
    }
    begin = line_.find_first_not_of(spaces);
  }
  place_ = std::min(line_.find_first_of(spaces, begin), line_.size());
  word.assign(line_, begin, place_ - begin);
  return true;
}

std::vector<std::string> VcdWords::section(std::size_t most) {
  std::vector<std::string> words;
  std::string word;
  while (next(word) && word != "$end") {
    if (words.size() < most) words.push_back(word);
  }
  return words;
}

void VcdWords::fail(const std::string& what) const { throw InputError(lines_->place() + ": " + what); }

}  // namespace lif::testbench

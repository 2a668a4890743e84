#include "input/line_reader.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "errors.hpp"

namespace lif::testbench {

LineReader::LineReader(std::string path) : path_(std::move(path)) {
  if (path_ == "-") {
    path_ = "standard input";
    file_.reset(stdin);
  } else {
    file_.reset(std::fopen(path_.c_str(), "rb"));
    if (!file_) throw InputError(path_ + ": cannot be opened: " + std::strerror(errno));
    struct ::stat status {};
    if (::fstat(fileno(file_.get()), &status) == 0 && S_ISDIR(status.st_mode)) {
      throw InputError(path_ + ": is a folder, not a file");
    }
  }
  const int first = std::getc(file_.get());
  if (first == EOF && std::ferror(file_.get()) != 0) {
    throw InputError(path_ + ": cannot be read: " + std::strerror(errno));
  }
  if (first == EOF) throw InputError(path_ + ": is empty");
  std::ungetc(first, file_.get());
}

bool LineReader::next(std::string& line) {
  line.clear();
  bool ended = false;
  for (int c = 0; !ended && (c = getc_unlocked(file_.get())) != EOF;) {
    if (c == '\n') {
      ended = true;
    } else {
      if (c == '\0') {
        ++line_number_;
        throw InputError(place() + ": is not text: it holds a NUL byte");
      }
      if (line.size() == longest_line) {
        ++line_number_;
        throw InputError(place() + ": is longer than 1 MiB");
      }
      line += static_cast<char>(c);
    }
  }
  if (std::ferror(file_.get()) != 0 && errno == EINTR) return false;  // a signal: the run ends here
  if (std::ferror(file_.get()) != 0) throw InputError(path_ + ": cannot be read: " + std::strerror(errno));
  if (!ended && line.empty()) return false;
  ++line_number_;
  if (line_number_ == 1 && line.compare(0, 3, "\xEF\xBB\xBF") == 0) line.erase(0, 3);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return true;
}

}  // namespace lif::testbench

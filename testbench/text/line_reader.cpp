#include "text/line_reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "errors.hpp"
#include "interrupt.hpp"

namespace lif::testbench {

LineReader::LineReader(std::string path) : path_(std::move(path)), buffer_(1 << 16) {
  if (path_ == "-") {
    path_ = "standard input";
    descriptor_ = ::dup(STDIN_FILENO);
  } else {
    // Without O_NONBLOCK, opening a pipe would wait for its writer and ignore signals.
    descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  }
  if (descriptor_ < 0) throw InputError(path_ + ": cannot be opened: " + std::strerror(errno));
  begin();
}

LineReader::LineReader(int descriptor, std::string name)
    : path_(std::move(name)), descriptor_(descriptor), buffer_(1 << 16) {
  begin();
}

void LineReader::begin() {
  try {
    struct ::stat status {};
    if (::fstat(descriptor_, &status) == 0 && S_ISDIR(status.st_mode)) {
      throw InputError(path_ + ": is a folder, not a file");
    }
    if (!fill()) {
      if (interrupted()) throw Interrupted();
      throw InputError(path_ + ": is empty");
    }
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
}

LineReader::~LineReader() { ::close(descriptor_); }

bool LineReader::fill() {
  while (wait_for_input(descriptor_)) {
    const ::ssize_t count = ::read(descriptor_, buffer_.data(), buffer_.size());
    if (count >= 0) {
      unread_ = {buffer_.data(), static_cast<std::size_t>(count)};
      return count > 0;
    }
    if (errno != EINTR && errno != EAGAIN) {
      throw InputError(path_ + ": cannot be read: " + std::strerror(errno));
    }
  }
  return false;
}

void LineReader::append(std::string& line, std::string_view part) {
  if (part.find('\0') != std::string_view::npos) {
    ++line_number_;
    throw InputError(place() + ": is not text: it holds a NUL byte");
  }
  if (part.size() > longest_line - line.size()) {
    ++line_number_;
    throw InputError(place() + ": is longer than 1 MiB");
  }
  line += part;
}

bool LineReader::next(std::string& line) {
  line.clear();
  while (true) {
    if (unread_.empty() && !fill()) {
      if (line.empty() || interrupted()) return false;
      break;
    }
    const std::size_t end = unread_.find('\n');
    append(line, unread_.substr(0, end));
    if (end != std::string_view::npos) {
      unread_.remove_prefix(end + 1);
      break;
    }
    unread_ = {};
  }
  ++line_number_;
  if (line_number_ == 1 && line.compare(0, 3, "\xEF\xBB\xBF") == 0) line.erase(0, 3);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return true;
}

}  // namespace lif::testbench

#include "child/pipe.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "interrupt.hpp"

namespace lif::testbench {

namespace {

constexpr std::size_t buffer_size = 1 << 16;
constexpr std::size_t longest_text = 1 << 24;

}  // namespace

void PipeWriter::write(const std::string& text) {
  write(static_cast<std::uint64_t>(text.size()));
  write(text.data(), text.size());
}

void PipeWriter::write(const void* bytes, std::size_t count) {
  const char* next = static_cast<const char*>(bytes);
  while (count > 0) {
    const std::size_t part = std::min(count, buffer_size - buffer_.size());
    buffer_.insert(buffer_.end(), next, next + part);
    next += part;
    count -= part;
    if (buffer_.size() == buffer_size) flush();
  }
}

void PipeWriter::flush() {
  std::size_t sent = 0;
  while (sent < buffer_.size()) {
    const ::ssize_t count = ::write(descriptor_, buffer_.data() + sent, buffer_.size() - sent);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) throw BrokenPipe("the pipe is closed");
    sent += static_cast<std::size_t>(count);
  }
  buffer_.clear();
}

PipeReader::PipeReader(int descriptor, std::chrono::seconds patience)
    : descriptor_(descriptor), deadline_(std::chrono::steady_clock::now() + patience) {}

std::size_t PipeReader::read_count(std::size_t most) {
  std::uint64_t count = 0;
  read(&count, sizeof count);
  if (count > most) throw BrokenPipe("it sent nonsense");
  return static_cast<std::size_t>(count);
}

std::string PipeReader::read_text() {
  std::string text(read_count(longest_text), '\0');
  read(text.data(), text.size());
  return text;
}

void PipeReader::read(void* bytes, std::size_t count) {
  char* target = static_cast<char*>(bytes);
  while (count > 0) {
    if (next_ == buffer_.size()) fill();
    const std::size_t part = std::min(count, buffer_.size() - next_);
    std::memcpy(target, buffer_.data() + next_, part);
    target += part;
    next_ += part;
    count -= part;
  }
}

void PipeReader::fill() {
  constexpr int look_every_ms = 100;
  while (true) {
    if (interrupted()) throw Interrupted();
    if (std::chrono::steady_clock::now() > deadline_) throw TookTooLong("it took too long");
    ::pollfd entry{descriptor_, POLLIN, 0};
    if (::poll(&entry, 1, look_every_ms) > 0) break;
  }
  buffer_.resize(buffer_size);
  const ::ssize_t count = ::read(descriptor_, buffer_.data(), buffer_.size());
  if (count <= 0) throw BrokenPipe("it ended early");
  buffer_.resize(static_cast<std::size_t>(count));
  next_ = 0;
}

}  // namespace lif::testbench

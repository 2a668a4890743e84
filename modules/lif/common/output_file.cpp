#include <lif/common/output_file.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <utility>

#include <lif/common/partial_name.hpp>

namespace lif {

namespace fs = std::filesystem;

namespace {

// The file descriptor that a path such as `-` or `/dev/stdout` names, or -1.
int descriptor_named(std::string_view path) {
  if (path == "-" || path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (path.substr(0, folder.size()) != folder) continue;
    int number = -1;
    const char* const end = path.data() + path.size();
    const auto [rest, error] = std::from_chars(path.data() + folder.size(), end, number);
    if (error == std::errc{} && rest == end) return number;
  }
  return -1;
}

}  // namespace

OutputFile::OutputFile(std::string path, std::string shown_path)
    : path_(std::move(shown_path)), target_(std::move(path)) {
  if (const int open_already = descriptor_named(target_); open_already >= 0) {
    if (target_ == "-") path_ = "standard output";
    descriptor_ = ::fcntl(open_already, F_DUPFD_CLOEXEC, 3);
    if (descriptor_ < 0) fail("cannot be opened", errno);
    return;
  }
  struct ::stat status {};
  const bool exists = ::stat(target_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) fail("cannot be created", EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail("cannot be opened for writing", errno);
    return;
  }
  std::error_code no_link;
  const fs::path link = fs::read_symlink(target_, no_link);
  if (!exists && !no_link) target_ = (fs::path(target_).parent_path() / link).string();  // a dangling link
  if (exists) {
    if (::access(target_.c_str(), W_OK) != 0) fail("cannot be replaced", errno);
    std::error_code error;
    const fs::path resolved = fs::canonical(target_, error);
    if (!error) target_ = resolved.string();
  }
  remove_left_over_files(target_);
  open_partial();
  if (exists) (void)::fchmod(descriptor_, status.st_mode & 07777U);
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!partial_.empty()) ::unlink(partial_.c_str());
  if (!earlier_.empty()) ::unlink(earlier_.c_str());
}

void OutputFile::open_partial() {
  const fs::path place(target_);
  for (int attempt = 0; attempt < 100; ++attempt) {
    const std::string candidate =
        (place.parent_path() / partial_name(place.filename().string(), attempt)).string();
    descriptor_ = ::open(candidate.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0 && errno != EEXIST) break;
    if (descriptor_ < 0) continue;
    if (lock_partial(descriptor_)) {
      partial_ = candidate;
      return;
    }
    ::close(std::exchange(descriptor_, -1));
    errno = EEXIST;
  }
  fail("cannot be created", errno);
}

void OutputFile::follow() {
  const int descriptor = ::open(partial_.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) fail("cannot be written in full", errno);
  struct ::stat replaced {};
  if (::fstat(descriptor_, &replaced) == 0) (void)::fchmod(descriptor, replaced.st_mode & 07777U);
  ::close(std::exchange(descriptor_, descriptor));
  lock_partial(descriptor_);
}

void OutputFile::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      const int error = written < 0 ? errno : ENOSPC;
      buffer_.clear();
      fail("cannot be written in full", error);
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void OutputFile::complete() {
  if (descriptor_ < 0 || std::exchange(is_complete_, true)) return;
  flush();
  if (partial_.empty()) {
    const int descriptor = std::exchange(descriptor_, -1);
    if (::close(descriptor) != 0 && errno != EINTR) fail("cannot be written in full", errno);
    return;
  }
  // A regular file stays open, and so locked, until it is in its place. Some file systems do not sync.
  while (::fsync(descriptor_) != 0) {
    if (errno == EINVAL || errno == ENOTSUP) break;
    if (errno != EINTR) fail("cannot be written in full", errno);
  }
}

void OutputFile::commit() {
  complete();
  if (partial_.empty()) return;
  if (::rename(partial_.c_str(), target_.c_str()) != 0) fail("cannot be moved to its place", errno);
  partial_.clear();
  ::close(std::exchange(descriptor_, -1));
}

void OutputFile::place() {
  complete();
  if (partial_.empty()) return;
  const fs::path place(target_);
  was_there_ = ::access(target_.c_str(), F_OK) == 0;
  for (int attempt = 0; was_there_ && earlier_.empty() && attempt < 100; ++attempt) {
    const std::string candidate =
        (place.parent_path() / partial_name(place.filename().string(), attempt)).string();
    if (::link(target_.c_str(), candidate.c_str()) == 0) {
      earlier_ = candidate;
    } else if (errno != EEXIST) {
      break;
    }
  }
  commit();
  is_placed_ = true;
}

void OutputFile::take_back() noexcept {
  if (!std::exchange(is_placed_, false)) return;
  if (!was_there_) ::unlink(target_.c_str());
  if (!earlier_.empty() && ::rename(earlier_.c_str(), target_.c_str()) == 0) earlier_.clear();
}

void OutputFile::fail(const char* action, int error) const {
  throw OutputError(path_ + ": " + action + ": " + std::strerror(error), error);
}

}  // namespace lif

#include <lif/common/output_file.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <utility>

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

OutputFile::OutputFile(std::string path) : path_(std::move(path)), target_(path_) {
  if (const int open_already = descriptor_named(path_); open_already >= 0) {
    if (path_ == "-") path_ = "standard output";
    descriptor_ = ::fcntl(open_already, F_DUPFD_CLOEXEC, 3);
    if (descriptor_ < 0) fail("cannot be opened", errno);
    return;
  }
  struct ::stat status {};
  const bool exists = ::stat(path_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) fail("cannot be created", EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail("cannot be opened for writing", errno);
    return;
  }
  std::error_code no_link;
  const fs::path link = fs::read_symlink(path_, no_link);
  if (!exists && !no_link) target_ = (fs::path(path_).parent_path() / link).string();  // a dangling link
  if (exists) {
    if (::access(path_.c_str(), W_OK) != 0) fail("cannot be replaced", errno);
    std::error_code error;
    const fs::path resolved = fs::canonical(path_, error);
    if (!error) target_ = resolved.string();
  }
  open_partial();
  if (exists) (void)::fchmod(descriptor_, status.st_mode & 07777U);
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!partial_.empty()) ::unlink(partial_.c_str());
}

void OutputFile::open_partial() {
  const fs::path place(target_);
  for (int attempt = 0; attempt < 100; ++attempt) {
    const std::string hidden = "." + place.filename().string() + "." + std::to_string(::getpid()) + "-" +
                               std::to_string(attempt) + ".partial";
    const std::string candidate = (place.parent_path() / hidden).string();
    descriptor_ = ::open(candidate.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ >= 0) {
      partial_ = candidate;
      return;
    }
    if (errno != EEXIST) break;
  }
  fail("cannot be created", errno);
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
  if (descriptor_ < 0) return;
  flush();
  const int descriptor = std::exchange(descriptor_, -1);
  if (::close(descriptor) != 0 && errno != EINTR) fail("cannot be written in full", errno);
}

void OutputFile::commit() {
  complete();
  if (partial_.empty()) return;
  if (::rename(partial_.c_str(), target_.c_str()) != 0) fail("cannot be moved to its place", errno);
  partial_.clear();
}

void OutputFile::fail(const char* action, int error) const {
  throw OutputError(path_ + ": " + action + ": " + std::strerror(error), error);
}

}  // namespace lif

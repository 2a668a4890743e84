#include <lif/common/partial_name.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <string_view>

namespace lif {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view ending = ".partial";

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// The parts of `.NAME.PID-N.partial`; the name is empty if this is no such name.
struct Parts {
  std::string_view name;
  std::string_view process;
};

Parts parts_of(std::string_view file_name) {
  if (file_name.size() <= ending.size() || file_name.front() != '.') return {};
  if (file_name.substr(file_name.size() - ending.size()) != ending) return {};
  file_name.remove_suffix(ending.size());
  const std::size_t dot = file_name.rfind('.');
  const std::size_t dash = file_name.rfind('-');
  if (dot == 0 || dash == std::string_view::npos || dash < dot) return {};
  const std::string_view process = file_name.substr(dot + 1, dash - dot - 1);
  if (!is_number(process) || !is_number(file_name.substr(dash + 1))) return {};
  return {file_name.substr(1, dot - 1), process};
}

// A number may have gone to another process since, or mean a process of another machine or container; so it
// only ever keeps a file from being removed.
bool is_another_living_process(std::string_view number) {
  ::pid_t process = 0;
  const auto [rest, error] = std::from_chars(number.data(), number.data() + number.size(), process);
  if (error != std::errc{} || process <= 0) return false;
  return process != ::getpid() && (::kill(process, 0) == 0 || errno == EPERM);
}

}  // namespace

std::string partial_name(const std::string& name, int attempt) {
  return "." + name + "." + std::to_string(::getpid()) + "-" + std::to_string(attempt) + std::string(ending);
}

std::string name_of_partial(const std::string& file_name) { return std::string(parts_of(file_name).name); }

bool lock_partial(int descriptor) {
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return errno != EWOULDBLOCK;  // no locks: a name protects
  struct ::stat status {};
  return ::fstat(descriptor, &status) != 0 || status.st_nlink > 0;
}

bool is_left_over(const std::string& partial_path) {
  const std::string file_name = fs::path(partial_path).filename().string();
  const Parts parts = parts_of(file_name);
  if (parts.name.empty() || is_another_living_process(parts.process)) return false;
  const int descriptor = ::open(partial_path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool is_free = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  ::close(descriptor);
  return is_free;
}

void remove_left_over_files(const std::string& path) {
  const fs::path place(path);
  const std::string name = place.filename().string();
  const fs::path folder = place.has_parent_path() ? place.parent_path() : fs::path(".");
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string found = entry->path().filename().string();
    std::error_code ignored;
    if (name_of_partial(found) != name || !entry->is_regular_file(ignored)) continue;
    if (is_left_over(entry->path().string())) ::unlink(entry->path().c_str());
  }
}

}  // namespace lif

#include "output/staged_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

#include <lif/common/output_file.hpp>
#include <lif/common/partial_name.hpp>

#include "output/result_names.hpp"

namespace lif::testbench {

namespace fs = std::filesystem;

namespace {

constexpr int attempts = 100;

fs::path folder_around(const std::string& path) {
  const fs::path parent = fs::path(path).parent_path();
  return parent.empty() ? fs::path(".") : parent;
}

bool is_same(const struct ::stat& a, const struct ::stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

// Whether something is mounted there, which nothing else can take the place of. It may be a folder of the
// same file system, with the same device number.
bool is_mount_point(const std::string& folder) {
#ifdef STATX_ATTR_MOUNT_ROOT
  struct ::statx status {};
  if (::statx(AT_FDCWD, folder.c_str(), AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, &status) != 0) return false;
  return (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
#else
  (void)folder;
  return false;
#endif
}

// Whether the folder is the working folder of this process or above it: a shell that works there, too, would
// be left in a folder that no longer exists.
bool holds_working_folder(const struct ::stat& folder) {
  std::error_code error;
  for (fs::path above = fs::current_path(error); !error; above = above.parent_path()) {
    struct ::stat status {};
    if (::stat(above.c_str(), &status) == 0 && is_same(status, folder)) return true;
    if (!above.has_relative_path()) return false;
  }
  return true;
}

// Removes a folder of results with the files that this program wrote. Others stay, and the folder with them.
void remove_results(const std::string& folder) {
  std::error_code error;
  for (fs::directory_iterator place(folder, error), end; !error && place != end; place.increment(error)) {
    if (is_result_file(place->path().string())) ::unlink(place->path().c_str());
  }
  ::rmdir(folder.c_str());
}

void remove_left_over_folders(const std::string& place) {
  const std::string name = fs::path(place).filename().string();
  std::error_code error;
  fs::directory_iterator entry(folder_around(place), error);
  for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    if (name_of_partial(entry->path().filename().string()) != name || !entry->is_directory(unknown)) continue;
    if (is_left_over(entry->path().string())) remove_results(entry->path().string());
  }
}

// Exchanges two folders in one move. False where the system or the file system cannot do that.
bool exchange_at_once(const std::string& a, const std::string& b) {
#ifdef RENAME_EXCHANGE
  return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
#else
  errno = ENOSYS;
  return false;
#endif
}

// The nearest that every file system has: for a moment the place is empty. `staged` then names the earlier
// folder.
bool exchange_in_steps(std::string& staged, const std::string& place) {
  const std::string name = partial_name(fs::path(place).filename().string(), attempts);
  std::string aside = (folder_around(place) / name).string();
  if (::rename(place.c_str(), aside.c_str()) != 0) return false;
  if (::rename(staged.c_str(), place.c_str()) != 0) {
    const int error = errno;
    (void)::rename(aside.c_str(), place.c_str());
    errno = error;
    return false;
  }
  staged = std::move(aside);
  return true;
}

bool exchange_is_missing(int error) {
  return error == ENOSYS || error == EINVAL || error == ENOTSUP || error == EXDEV;
}

bool swap_folders(std::string& staged, const std::string& place) {
  if (exchange_at_once(staged, place)) return true;
  return exchange_is_missing(errno) && exchange_in_steps(staged, place);
}

}  // namespace

bool StagedFolder::is_possible(const std::string& place) {
  const fs::path parent = folder_around(place);
  struct ::stat around {};
  if (::stat(parent.c_str(), &around) != 0 || ::access(parent.c_str(), W_OK | X_OK) != 0) return false;
  struct ::stat status {};
  if (::lstat(place.c_str(), &status) != 0) return errno == ENOENT;
  return S_ISDIR(status.st_mode) && status.st_dev == around.st_dev && status.st_uid == ::geteuid() &&
         !is_mount_point(place) && !holds_working_folder(status);
}

StagedFolder::StagedFolder(std::string place, std::string shown_path)
    : place_(std::move(place)), shown_path_(std::move(shown_path)) {
  remove_left_over_folders(place_);
  const fs::path parent = folder_around(place_);
  const std::string name = fs::path(place_).filename().string();
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const std::string candidate = (parent / partial_name(name, attempt)).string();
    if (::mkdir(candidate.c_str(), 0777) != 0) {
      if (errno == EEXIST) continue;
      break;
    }
    staged_ = candidate;
    descriptor_ = ::open(candidate.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor_ >= 0 && lock_partial(descriptor_)) return;
    const int error = errno;
    ::rmdir(candidate.c_str());
    if (descriptor_ < 0) fail("cannot be created", error);
    ::close(std::exchange(descriptor_, -1));
  }
  fail("cannot be created", errno);
}

StagedFolder::~StagedFolder() {
  if (is_committed_ && was_there_) keep_what_is_not_ours();
  if (!is_committed_ || was_there_) remove_results(staged_);
  if (descriptor_ >= 0) ::close(descriptor_);
}

void StagedFolder::commit() {
  struct ::stat earlier {};
  was_there_ = ::stat(place_.c_str(), &earlier) == 0;
  if (was_there_) {
    (void)!::fchown(descriptor_, static_cast<::uid_t>(-1), earlier.st_gid);
    (void)::fchmod(descriptor_, earlier.st_mode & 07777U);
  }
  if (::fsync(descriptor_) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EINTR)
    fail("cannot be written in full", errno);
  const bool is_moved =
      was_there_ ? swap_folders(staged_, place_) : ::rename(staged_.c_str(), place_.c_str()) == 0;
  if (!is_moved) fail("cannot be moved to its place", errno);
  is_committed_ = true;
}

void StagedFolder::take_back() noexcept {
  if (!is_committed_) return;
  const bool is_back =
      was_there_ ? swap_folders(staged_, place_) : ::rename(place_.c_str(), staged_.c_str()) == 0;
  is_committed_ = !is_back;
}

// Moves what somebody put into the earlier folder while the new one was being filled into the new one.
void StagedFolder::keep_what_is_not_ours() const {
  std::error_code error;
  for (fs::directory_iterator entry(staged_, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    std::error_code unknown;
    if (!entry->is_directory(unknown) && is_result_file(entry->path().string())) continue;
    const std::string target = (fs::path(place_) / name).string();
    if (::access(target.c_str(), F_OK) != 0) (void)::rename(entry->path().c_str(), target.c_str());
  }
}

void StagedFolder::fail(const char* action, int error) const {
  throw OutputError(shown_path_ + ": " + action + ": " + std::strerror(error), error);
}

}  // namespace lif::testbench

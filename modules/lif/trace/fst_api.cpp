// GTKWave's code, which ignores the results of its writes: on a full disk it silently leaves part of a file,
// or reads data from a temporary file that are not there and crashes. Here every write is checked, and after
// a failed write no other follows.

#include <lif/trace/fst_api.hpp>

#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <new>

namespace lif {

namespace {

thread_local int nobody_watches = 0;
thread_local int* first_error = &nobody_watches;

bool has_failed() { return *first_error != 0; }

void note(bool is_done) {
  if (!is_done) *first_error = errno != 0 ? errno : EIO;
}

std::size_t checked_fwrite(const void* bytes, std::size_t size, std::size_t count, std::FILE* file) {
  if (!has_failed()) note(std::fwrite(bytes, size, count, file) == count);
  return count;
}

int checked_fputc(int byte, std::FILE* file) {
  if (!has_failed()) note(std::fputc(byte, file) != EOF);
  return byte;
}

int checked_fflush(std::FILE* file) {
  if (!has_failed()) note(std::fflush(file) == 0);
  return 0;
}

int checked_fseeko(std::FILE* file, ::off_t offset, int whence) {  // writes buffered bytes
  if (!has_failed()) note(::fseeko(file, offset, whence) == 0);
  return 0;
}

// After a failed write this gives memory instead of a mapped file, because reading a mapping beyond the end
// of its file would crash.
void* checked_mmap(void* address, std::size_t length, int protection, int flags, int file, ::off_t offset) {
  if (!has_failed()) return ::mmap(address, length, protection, flags, file, offset);
  return ::mmap(address, length, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

[[noreturn]] void checked_exit(int) { throw std::bad_alloc(); }  // a writer exits only for lack of memory

}  // namespace

void watch_fst(int* error) { first_error = error; }

}  // namespace lif

#define FST_CONFIG_INCLUDE <fst_config.h>
#define fwrite lif::checked_fwrite
#define fputc lif::checked_fputc
#define fflush lif::checked_fflush
#define fseeko lif::checked_fseeko
#define mmap lif::checked_mmap
#define exit lif::checked_exit
// NOLINTBEGIN(bugprone-suspicious-include): these are compiled from where the package has them
#include <fastlz.c>
#include <fstapi.c>
#include <lz4.c>
// NOLINTEND(bugprone-suspicious-include)

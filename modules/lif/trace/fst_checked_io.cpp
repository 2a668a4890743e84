// What GTKWave's code calls in place of the C library's functions. It ignores the results of its writes: on a
// full disk it would silently leave part of a file, or read data from a temporary file that are not there,
// and crash. Here every write is checked, and no other follows a failed one.

#include <lif/trace/fst_api.hpp>

#include <sys/mman.h>
#include <sys/types.h>

#include <cerrno>
#include <cstdio>
#include <new>

namespace lif {

namespace {

thread_local int nobody_watches = 0;
thread_local int* first_error = &nobody_watches;

bool has_failed() { return *first_error != 0; }

void note(bool is_done) {
  if (!is_done) *first_error = errno != 0 ? errno : EIO;
}

}  // namespace

void watch_fst(int* error) { first_error = error; }

}  // namespace lif

using lif::has_failed;
using lif::note;

extern "C" {

std::size_t lif_fwrite(const void* bytes, std::size_t size, std::size_t count, std::FILE* file) {
  if (!has_failed()) note(std::fwrite(bytes, size, count, file) == count);
  return count;
}

int lif_fputc(int byte, std::FILE* file) {
  if (!has_failed()) note(std::fputc(byte, file) != EOF);
  return byte;
}

int lif_fflush(std::FILE* file) {
  if (!has_failed()) note(std::fflush(file) == 0);
  return 0;
}

int lif_fseeko(std::FILE* file, ::off_t offset, int whence) {  // writes buffered bytes
  if (!has_failed()) note(::fseeko(file, offset, whence) == 0);
  return 0;
}

// After a failed write this gives memory instead of a mapped file, because reading a mapping beyond the end
// of its file would crash.
void* lif_mmap(void* address, std::size_t length, int protection, int flags, int file, ::off_t offset) {
  if (!has_failed()) return ::mmap(address, length, protection, flags, file, offset);
  return ::mmap(address, length, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

[[noreturn]] void lif_exit(int) { throw std::bad_alloc(); }  // a writer exits only for lack of memory

}  // extern "C"

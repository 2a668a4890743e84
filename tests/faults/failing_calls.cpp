// A library for LD_PRELOAD that makes one system call of a program fail: the FAIL_AT-th call, counted from 1,
// of the kind that FAIL_CALL names, with the error number FAIL_ERROR; with FAIL_ON set, all later ones fail,
// too, as on a disk that stays full. A process and its children count
// together from the fork on. When it strikes, it creates the file FAIL_MARK, so that whoever started the
// program knows that there were so many calls. With RAISE_AT_LOAD set, the process gets the signal of this
// number while its libraries start, before main().

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<long> calls{0};

// Whether this call is the one that fails; errno is then set.
bool strikes(const char* kind) {
  const char* const chosen = std::getenv("FAIL_CALL");
  const char* const at = std::getenv("FAIL_AT");
  if (chosen == nullptr || at == nullptr || std::strcmp(chosen, kind) != 0) return false;
  const long call = ++calls;
  if (call < std::atol(at) || (call > std::atol(at) && std::getenv("FAIL_ON") == nullptr)) return false;
  if (const char* const mark = std::getenv("FAIL_MARK"); mark != nullptr) {
    const long file = ::syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (file >= 0) ::syscall(SYS_close, file);
  }
  const char* const error = std::getenv("FAIL_ERROR");
  errno = error != nullptr ? std::atoi(error) : EIO;
  return true;
}

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

::mode_t mode_of(int flags, std::va_list arguments) {
  return (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg(arguments, ::mode_t) : 0;
}

[[gnu::constructor]] void raise_at_load() {
  if (const char* const signal = std::getenv("RAISE_AT_LOAD"); signal != nullptr) ::raise(std::atoi(signal));
}

}  // namespace

// Defines NAME with the parameters and arguments of the C library's function.
#define LIF_FAILING(result, name, kind, failure, parameters, arguments) \
  extern "C" result name parameters {                                   \
    if (strikes(kind)) return failure;                                  \
    static auto* const real = next<result parameters>(#name);           \
    return real arguments;                                              \
  }

LIF_FAILING(::ssize_t, write, "write", -1, (int file, const void* bytes, size_t count), (file, bytes, count))
LIF_FAILING(size_t, fwrite, "write", 0, (const void* bytes, size_t size, size_t count, std::FILE* file),
            (bytes, size, count, file))
LIF_FAILING(int, fflush, "write", EOF, (std::FILE * file), (file))
LIF_FAILING(::ssize_t, read, "read", -1, (int file, void* bytes, size_t count), (file, bytes, count))
LIF_FAILING(int, rename, "rename", -1, (const char* from, const char* to), (from, to))
LIF_FAILING(int, renameat2, "rename", -1,
            (int from_folder, const char* from, int to_folder, const char* to, unsigned flags),
            (from_folder, from, to_folder, to, flags))
LIF_FAILING(int, link, "link", -1, (const char* from, const char* to), (from, to))
LIF_FAILING(int, mkdir, "mkdir", -1, (const char* path, ::mode_t mode), (path, mode))
LIF_FAILING(int, unlink, "unlink", -1, (const char* path), (path))
LIF_FAILING(::pid_t, fork, "fork", -1, (), ())
LIF_FAILING(int, posix_spawnp, "fork", errno,
            (::pid_t * id, const char* file, const ::posix_spawn_file_actions_t* actions,
             const ::posix_spawnattr_t* attributes, char* const* arguments, char* const* environment),
            (id, file, actions, attributes, arguments, environment))
LIF_FAILING(int, pipe, "pipe", -1, (int* ends), (ends))
LIF_FAILING(int, pipe2, "pipe", -1, (int* ends, int flags), (ends, flags))
LIF_FAILING(int, poll, "poll", -1, (::pollfd * files, ::nfds_t count, int milliseconds),
            (files, count, milliseconds))
LIF_FAILING(int, fsync, "fsync", -1, (int file), (file))
LIF_FAILING(std::FILE*, fopen, "open", nullptr, (const char* path, const char* mode), (path, mode))
LIF_FAILING(std::FILE*, fopen64, "open", nullptr, (const char* path, const char* mode), (path, mode))

// A file is closed in any case, as POSIX allows and Linux does.
extern "C" int close(int file) {
  const bool fails = strikes("close");
  const int error = errno;
  const long result = ::syscall(SYS_close, file);
  if (!fails) return static_cast<int>(result);
  errno = error;
  return -1;
}

extern "C" int open(const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const ::mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  if (strikes("open")) return -1;
  return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

extern "C" int open64(const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const ::mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  if (strikes("open")) return -1;
  return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags | O_LARGEFILE, mode));
}

#include "network/guarded_reader.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <new>
#include <optional>

#include <lif/nir/reader.hpp>

#include "child/address_sanitizer.hpp"
#include "child/child_process.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "network/graph_stream.hpp"
#include "text/printable.hpp"

namespace lif::testbench {

namespace {

constexpr ::rlim_t most_memory = ::rlim_t{6} << 30;

enum class Answer : std::uint64_t { graph, error };

// The time limit: 10 s and one more second for each 10 MB. That is enough for a slow disk, and not long for a
// user who waits for a broken file.
std::chrono::seconds time_for(std::uintmax_t bytes) {
  return std::chrono::seconds(10 + static_cast<std::int64_t>(bytes / 10'000'000));
}

void limit(int resource, ::rlim_t most) {
  ::rlimit limits{};
  ::getrlimit(static_cast<__rlimit_resource>(resource), &limits);
  if (limits.rlim_max != RLIM_INFINITY && limits.rlim_max < most) most = limits.rlim_max;
  limits.rlim_cur = most;
  ::setrlimit(static_cast<__rlimit_resource>(resource), &limits);
}

// The child reports through the pipe. What libhdf5 prints when it crashes helps nobody, so stderr is closed
// to it.
void prepare_child(std::chrono::seconds most_time) {
  std::set_new_handler(nullptr);
  const int nowhere = ::open("/dev/null", O_WRONLY);
  ::dup2(nowhere, STDERR_FILENO);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, static_cast<::rlim_t>(most_time.count()));
}

void answer(PipeWriter& pipe, const std::string& error) {
  pipe.write(static_cast<std::uint64_t>(Answer::error));
  pipe.write(shortened(error));
  pipe.flush();
}

void run_child(const std::string& path, int descriptor, std::chrono::seconds most_time) {
  prepare_child(most_time);
  if (!LIF_ADDRESS_SANITIZER) limit(RLIMIT_AS, most_memory);
  PipeWriter pipe(descriptor);
  try {
    const nir::Graph graph = nir::read(path);
    pipe.write(static_cast<std::uint64_t>(Answer::graph));
    send_graph(pipe, graph);
    pipe.flush();
  } catch (const nir::Error& error) {
    answer(pipe, error.what());
  } catch (const std::bad_alloc&) {
    answer(pipe, "reading it takes more than the 6 GiB of memory that are allowed");
  } catch (const std::exception& error) {
    answer(pipe, error.what());
  }
}

/// Refuses a path that is not a readable regular file, or is empty. Returns the size of the file in bytes.
std::uintmax_t require_regular_file(const std::string& path) {
  if (path == "-") throw InputError("-: a network is read from a file, not from the standard input");
  struct ::stat status {};
  if (::stat(path.c_str(), &status) != 0) throw InputError(path + ": " + std::strerror(errno));
  if (S_ISDIR(status.st_mode)) throw InputError(path + ": is a folder");
  if (!S_ISREG(status.st_mode)) throw InputError(path + ": is no regular file");
  if (status.st_size == 0) throw InputError(path + ": is empty");
  if (::access(path.c_str(), R_OK) != 0) throw InputError(path + ": " + std::strerror(errno));
  return static_cast<std::uintmax_t>(status.st_size);
}

// What became of a child that did not answer in full. A signal from outside says nothing about the file.
[[noreturn]] void refuse(const std::string& path, int status) {
  const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  if (signal == SIGINT || signal == SIGTERM || signal == SIGHUP || interrupted()) throw Interrupted();
  if (signal == SIGXCPU) throw InputError(path + ": reading it takes too long: the file is broken");
  if (signal == SIGKILL)
    throw InputError(path + ": the process that read it was killed, perhaps because memory was short");
  if (signal != 0) {
    throw InputError(path + ": reading it crashed libhdf5 (" + ::strsignal(signal) + "): the file is broken");
  }
  throw InputError(path + ": the process that read it ended without an answer");
}

// Starts a child, and takes from the pipe what it answers.
template <class Take>
auto answer_of_child(const std::string& path, std::chrono::seconds most_time,
                     const std::function<void(int descriptor)>& work, const Take& take) {
  std::optional<ChildProcess> child;
  try {
    child.emplace(work);
  } catch (const NoResources& error) {
    throw InputError(path + ": cannot be read: " + error.what());
  }
  try {
    PipeReader pipe(child->descriptor(), most_time);
    return take(pipe);
  } catch (const TookTooLong&) {
    throw InputError(path + ": reading it takes too long: the file is broken");
  } catch (const BrokenPipe&) {
    refuse(path, child->end());
  }
}

}  // namespace

nir::Graph read_nir_file(const std::string& path) {
  const std::chrono::seconds most_time = time_for(require_regular_file(path));
  return answer_of_child(
      path, most_time, [&](int descriptor) { run_child(path, descriptor, most_time); },
      [&](PipeReader& pipe) {
        if (static_cast<Answer>(pipe.read_count(1)) == Answer::error)
          throw InputError(path + ": " + pipe.read_text());
        return receive_graph(pipe);
      });
}

void require_harmless(const std::string& path, const std::function<void()>& read) {
  constexpr std::chrono::seconds most_time = std::chrono::minutes(10);
  const auto work = [&](int descriptor) {
    prepare_child(most_time);
    try {
      read();
    } catch (const std::exception&) {  // which this process will meet, too
    }
    PipeWriter pipe(descriptor);
    pipe.write(std::uint64_t{0});
    pipe.flush();
  };
  answer_of_child(path, most_time, work, [](PipeReader& pipe) { return pipe.read_count(0); });
}

}  // namespace lif::testbench

#include "comparison/fst_trace_reader.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>

#include "child/child_process.hpp"
#include "comparison/vcd_trace_reader.hpp"
#include "errors.hpp"
#include "interrupt.hpp"

namespace lif::testbench {

namespace {

constexpr const char* fst_reading_program = "fst2vcd";
constexpr int program_not_found = 127;

class FstTraceReader : public TraceReader {
 public:
  FstTraceReader(const std::string& path, const TraceFormat& format)
      : path_(path), child_([&](int descriptor) { convert(path, descriptor); }) {
    try {
      auto lines = std::make_unique<LineReader>(::dup(child_.descriptor()), path);
      std::string line;
      if (!lines->next(line)) throw Interrupted();
      vcd_.emplace(std::move(lines), line, format);
    } catch (const InputError& error) {
      require_success();
      throw;
    }
  }

  bool next(TraceRow& row) override {
    if (vcd_->next(row)) return true;
    require_success();
    return false;
  }

  bool has(const std::string& name) const override { return vcd_->has(name); }

  // fst2vcd writes 16 digits.
  double relative_error() const override { return 1e-15; }

 private:
  [[noreturn]] static void convert(const std::string& path, int descriptor) {
    ::dup2(descriptor, STDOUT_FILENO);
    ::dup2(::open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO);
    ::execlp(fst_reading_program, fst_reading_program, path.c_str(), static_cast<char*>(nullptr));
    std::_Exit(program_not_found);
  }

  void require_success() {
    const int status = child_.wait();
    if (WIFEXITED(status) && WEXITSTATUS(status) == program_not_found) {
      throw InputError(path_ + ": is an FST, which is read through " + fst_reading_program +
                       ", and that is not installed (Debian: apt-get install gtkwave)");
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
      throw InputError(path_ + ": is an FST that " + fst_reading_program + " cannot read");
  }

  std::string path_;
  ChildProcess child_;
  std::optional<VcdTraceReader> vcd_;
};

}  // namespace

// Its first block is the header, of type 0 and 329 bytes.
bool is_fst(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  constexpr std::array<char, 9> expected{0, 0, 0, 0, 0, 0, 0, 1, 0x49};
  std::array<char, 9> begin{};
  std::ifstream(path, std::ios::binary).read(begin.data(), begin.size());
  return begin == expected;
}

std::unique_ptr<TraceReader> open_fst_trace(const std::string& path, const TraceFormat& format) {
  return std::make_unique<FstTraceReader>(path, format);
}

}  // namespace lif::testbench

#include "output/fst_file.hpp"

#include <filesystem>
#include <string>

#include <lif/trace/fst_file.hpp>
#ifdef LIF_WITH_FST
#include <lif/trace/fst_writer.hpp>
#else
#include <lif/trace/vcd_writer.hpp>
#endif

#include "child/run_program.hpp"
#include "errors.hpp"

namespace lif::testbench {

namespace fs = std::filesystem;

namespace {

constexpr const char* converter = "vcd2fst";

// An FST is moved to its place as a file, which must not replace a device or a pipe.
void require_place_of_a_file(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status) && !fs::is_regular_file(status))
    throw OutputError(path + ": an FST needs a regular file");
}

}  // namespace

std::string fst_help() {
  std::string help =
      "write the waveform as FST, in place of the VCD in --out: a third of the size, and GTKWave opens it at "
      "once; not to a pipe";
  if (writes_fst_directly) return help;
  return help +
         ". This program writes FILE.vcd first and has vcd2fst convert it, which takes the space of "
         "both files and the time of a second run";
}

void require_fst(const std::string& option, const std::string& fst) {
  if (!writes_fst_directly && run_silently({converter, "--help"}) == program_not_found) {
    throw UsageError(
        option +
        " needs the program vcd2fst, which was not found (Debian: apt-get install gtkwave), or a "
        "lif-testbench that was built where verilator and zlib1g-dev are installed");
  }
  if (fst == "-")
    throw UsageError(option +
                     " takes a file, not the standard output: an FST is not written from front to back");
  require_place_of_a_file(fst);
}

std::string recorded_for_fst(const std::string& fst) { return writes_fst_directly ? fst : fst + ".vcd"; }

std::unique_ptr<WaveformWriter> make_fst_writer(OutputFile& file, const std::string& time_unit) {
#ifdef LIF_WITH_FST
  return std::make_unique<FstWriter>(file, time_unit);
#else
  return std::make_unique<VcdWriter>(file, time_unit);
#endif
}

bool convert_to_fst(const std::string& vcd, OutputFile& fst) {
  if (run_silently({converter, vcd, fst.written_path()}) != 0 || !is_whole_fst(fst.written_path()))
    return false;
  fst.follow();
  fst.complete();
  return true;
}

}  // namespace lif::testbench

// Runs the executable as an MPI job.
#pragma once

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "testbench/executable.hpp"

namespace lif::tests {

class MpiJobTest : public ExecutableTest {
 protected:
  /// Runs a program in several processes. It is ended after 100 s.
  Result run_job(int ranks, std::vector<std::string> arguments, Surroundings surroundings = {}) {
    // Not to the whole group, as mpirun gives up its processes at a second signal.
    const std::vector<std::string> job{"timeout",
                                       "--foreground",
                                       "100",
                                       "env",
                                       "OMPI_ALLOW_RUN_AS_ROOT=1",
                                       "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1",
                                       "OMPI_MCA_rmaps_base_oversubscribe=1",
                                       "OMPI_MCA_mpi_yield_when_idle=1",
                                       MPIRUN,
                                       "-n",
                                       std::to_string(ranks)};
    arguments.insert(arguments.begin(), job.begin(), job.end());
    surroundings.folder = folder_.path().string();
    return run_process(arguments, surroundings);
  }
  /// Runs the executable in several processes.
  Result run_testbench(int ranks, std::vector<std::string> arguments, Surroundings surroundings = {}) {
    arguments.insert(arguments.begin(), LIF_TESTBENCH);
    return run_job(ranks, std::move(arguments), std::move(surroundings));
  }
  /// Runs a command line of the shell in several processes, of which none may write files of more than
  /// `blocks` of 1024 bytes, as a stand-in for a full disk. That would also hit the files through which Open
  /// MPI's processes share memory, so these talk through sockets.
  Result run_on_full_disk(int ranks, int blocks, const std::string& command) {
    return run_job(ranks,
                   {"--mca", "btl", "self,tcp", "-x", "PMIX_MCA_gds=hash", "sh", "-c",
                    "ulimit -f " + std::to_string(blocks) + "; exec " + LIF_TESTBENCH + " " + command});
  }
  /// How many lines begin as the program's messages do.
  static std::ptrdiff_t messages(const Result& result) {
    std::istringstream lines(result.err);
    std::ptrdiff_t count = 0;
    for (std::string line; std::getline(lines, line);) count += line.rfind("lif-testbench: ", 0) == 0 ? 1 : 0;
    return count;
  }
};

}  // namespace lif::tests

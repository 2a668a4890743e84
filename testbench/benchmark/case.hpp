#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace lif::testbench {

/// What the user may choose for a case.
struct CaseOptions {
  std::size_t threads = 1;
  std::uint64_t seed = 1;
};

/// The measured figures by name, in the order in which they are shown.
using Figures = std::vector<std::pair<std::string, double>>;

/// One case of the benchmark. It runs in a new process of its own, so that no earlier case affects it.
struct BenchmarkCase {
  std::string name;     ///< as the user types it
  std::string meaning;  ///< one line of help
  bool takes_threads;   ///< whether more than one thread makes sense
  Figures (*run)(const CaseOptions& options);
};

const std::vector<BenchmarkCase>& benchmark_cases();

/// Runs a case in a child process. Two figures are added to those that the case returns: the wall-clock time
/// from the start of the process to its end, and its peak memory.
/// @throws std::runtime_error if the process fails; Interrupted if a signal arrives
Figures run_in_child(const BenchmarkCase& benchmark, const CaseOptions& options);

// The functions that the cases call.
Figures run_neuron_case(const CaseOptions& options);
Figures run_population_case(const CaseOptions& options);
Figures run_large_population_case(const CaseOptions& options);
Figures run_brunel_uniform(const CaseOptions& options);
Figures run_brunel_general(const CaseOptions& options);
Figures run_brunel_dense(const CaseOptions& options);
Figures run_brunel_modules(const CaseOptions& options);
Figures run_sparse_case(const CaseOptions& options);
Figures run_large_sparse_case(const CaseOptions& options);
Figures run_modules_case(const CaseOptions& options);
Figures run_bank_modules_case(const CaseOptions& options);
Figures run_core_case(const CaseOptions& options);

}  // namespace lif::testbench

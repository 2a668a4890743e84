#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <exception>
#include <stdexcept>

#include "benchmark/case.hpp"
#include "benchmark/stopwatch.hpp"
#include "child/child_process.hpp"
#include "child/pipe.hpp"
#include "interrupt.hpp"

namespace lif::testbench {

namespace {

constexpr std::size_t most_figures = 100;
constexpr std::chrono::seconds patience = std::chrono::hours(24);

double peak_mib() {
  ::rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void measure(const BenchmarkCase& benchmark, const CaseOptions& options, int descriptor) {
  PipeWriter pipe(descriptor);
  Figures figures;
  std::string problem;
  try {
    figures = benchmark.run(options);
    figures.push_back({"peak_MiB", peak_mib()});
  } catch (const std::exception& error) {
    problem = error.what();
  }
  pipe.write(problem);
  pipe.write(figures.size());
  for (const auto& [name, value] : figures) {
    pipe.write(name);
    pipe.write(&value, sizeof value);
  }
  pipe.flush();
}

}  // namespace

const std::vector<BenchmarkCase>& benchmark_cases() {
  static const std::vector<BenchmarkCase> all{
      {"neuron", "one step of one LIFNeuron<double>, including its clock", false, &run_neuron_case},
      {"population", "a module of 100 000 neurons in float, compared with a plain loop", false,
       &run_population_case},
      {"population-large", "an array of 10 000 000 neurons, compared with the loop a = 0.9*a + b", false,
       &run_large_population_case},
      {"brunel", "Brunel's network for a second: 12 500 neurons, 15.6 million synapses of two weights", true,
       &run_brunel_uniform},
      {"brunel-general", "the same network with a weight and a delay for each synapse", true,
       &run_brunel_general},
      {"brunel-dense", "the same network as a matrix of bits; no pair of neurons is connected twice", true,
       &run_brunel_dense},
      {"brunel-modules", "the same network with a module for each neuron", false, &run_brunel_modules},
      {"sparse", "10 000 modules, clocked, event-driven and empty, with 0.1 % to 100 % of them active", false,
       &run_sparse_case},
      {"sparse-large", "the same with 100 000 modules", false, &run_large_sparse_case},
      {"modules", "100 000 modules with signals, from start to exit, without destroying them", false,
       &run_modules_case},
      {"modules-bank", "100 000 modules with banks of signals, from start to exit, destroying them all",
       false, &run_bank_modules_case},
      {"core", "a core of 256 neurons at transaction level: a synaptic event, an update of a neuron", false,
       &run_core_case}};
  return all;
}

Figures run_in_child(const BenchmarkCase& benchmark, const CaseOptions& options) {
  const Stopwatch watch;
  ChildProcess child([&](int descriptor) { measure(benchmark, options, descriptor); });
  PipeReader pipe(child.descriptor(), patience);
  try {
    const std::string problem = pipe.read_text();
    if (!problem.empty()) throw std::runtime_error(benchmark.name + ": " + problem);
    Figures figures(pipe.read_count(most_figures));
    for (auto& [name, value] : figures) {
      name = pipe.read_text();
      pipe.read(&value, sizeof value);
    }
    child.wait();
    figures.push_back({"process_wall_s", watch.wall()});
    return figures;
  } catch (const BrokenPipe&) {
    const int status = child.end();
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    if (signal == SIGINT || signal == SIGTERM || signal == SIGHUP || interrupted()) throw Interrupted();
    throw std::runtime_error(benchmark.name + ": its process ended early" +
                             (WIFSIGNALED(status) ? ", by signal " + std::to_string(WTERMSIG(status)) : ""));
  }
}

}  // namespace lif::testbench

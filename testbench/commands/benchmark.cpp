#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include <lif/arrays/instruction_set.hpp>

#include "benchmark/case.hpp"
#include "benchmark/median.hpp"
#include "commands/command.hpp"
#include "errors.hpp"
#include "options/declare.hpp"
#include "output/result_files.hpp"
#include "output/summary.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

/// The results of all repetitions of one case: for each figure its values, in ascending order.
struct Measured {
  std::string name;
  std::vector<std::pair<std::string, std::vector<double>>> figures;
};

std::vector<const BenchmarkCase*> chosen(const Settings& settings, std::size_t threads) {
  std::vector<const BenchmarkCase*> chosen;
  const Setting* const name = settings.find("CASE");
  std::vector<std::string> names;
  for (const BenchmarkCase& benchmark : benchmark_cases()) {
    names.push_back(benchmark.name);
    if (name == nullptr ? threads == 1 || benchmark.takes_threads : name->value == benchmark.name) {
      chosen.push_back(&benchmark);
    }
  }
  if (name != nullptr && chosen.empty()) {
    throw UsageError("unknown case '" + name->value + "'" + did_you_mean(name->value, names) +
                     ": lif-testbench benchmark --help lists them");
  }
  if (threads > 1 && !chosen.front()->takes_threads) {
    throw UsageError("--threads: the case '" + chosen.front()->name + "' has one thread");
  }
  return chosen;
}

Measured measure(const BenchmarkCase& benchmark, const CaseOptions& options, std::uint64_t repetitions) {
  Measured measured{benchmark.name, {}};
  for (std::uint64_t repetition = 0; repetition < repetitions; ++repetition) {
    const std::string turn = std::to_string(repetition + 1) + " of " + std::to_string(repetitions);
    std::fprintf(stderr, "%s, %s\n", benchmark.name.c_str(), turn.c_str());

    const Figures figures = run_in_child(benchmark, options);
    measured.figures.resize(figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
      measured.figures[i].first = figures[i].first;
      measured.figures[i].second.push_back(figures[i].second);
    }
  }
  for (auto& [name, values] : measured.figures) std::sort(values.begin(), values.end());
  return measured;
}

Json as_json(const std::vector<Measured>& all) {
  Json list = Json::array();
  for (const Measured& measured : all) {
    Json figures;
    for (const auto& [name, values] : measured.figures) figures[name] = median(values);
    list.push_back({{"case", measured.name},
                    {"instruction_set", to_text(instruction_set())},
                    {"figures", std::move(figures)}});
  }
  return list;
}

std::string shown_number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string as_table(const std::vector<Measured>& all) {
  std::string text =
      std::string("median (least to most); instruction set: ") + to_text(instruction_set()) + "\n";
  for (const Measured& measured : all) {
    text += "\n" + measured.name + "\n";
    for (const auto& [name, values] : measured.figures) {
      text += "  " + name + std::string(name.size() < 38 ? 38 - name.size() : 1, ' ') +
              shown_number(median(values)) + " (" + shown_number(values.front()) + " to " +
              shown_number(values.back()) + ")\n";
    }
  }
  return text;
}

std::string list_of_cases() {
  std::string text;
  for (const BenchmarkCase& benchmark : benchmark_cases()) {
    text += "  " + benchmark.name + std::string(18 - benchmark.name.size(), ' ') + benchmark.meaning + "\n";
  }
  return text;
}

/// The values of the options of `benchmark`.
struct BenchmarkChoice {
  std::uint64_t repetitions = 3;
  CaseOptions options;
  bool json = false;
};

const Declarations<BenchmarkChoice>& benchmark_options() {
  using Choice = BenchmarkChoice;
  static const Declarations<Choice> all{
      {"General",
       {{{{"help", "", "show this help and exit", Option::Kind::flag, true}}, nullptr, nullptr},
        integer("repetitions", "N", "number of repetitions of each case", {1, 1000}, &Choice::repetitions),
        within(&Choice::options,
               integer("threads", "N", "number of threads, for the cases that simulate networks", {1, 64},
                       &CaseOptions::threads)),
        within(&Choice::options, integer("seed", "N", "seed of the synapses and the drive of the networks",
                                         {}, &CaseOptions::seed)),
        flag("json", "print the medians as JSON", &Choice::json)}}};
  return all;
}

int execute_benchmark(const Settings& settings) {
  const BenchmarkChoice choice = benchmark_options().take(settings);
  const CaseOptions& options = choice.options;
  std::vector<Measured> all;
  for (const BenchmarkCase* benchmark : chosen(settings, options.threads)) {
    all.push_back(measure(*benchmark, options, choice.repetitions));
  }
  print_result(choice.json ? json_text(as_json(all)) : as_table(all));
  return exit_done;
}

}  // namespace

Command benchmark_command() {
  return {
      "benchmark",
      "measure speed and memory of the library on this machine",
      "Runs one case, or all of them, with a new process for each repetition, and shows times, memory, and "
      "the\nratio to what a case is compared with. Times are CPU times unless their name says wall. When you "
      "quote\nresults, quote ratios that were measured on an otherwise idle machine.\n\ncases:\n" +
          list_of_cases(),
      "  lif-testbench benchmark\n"
      "  lif-testbench benchmark brunel --threads 2\n"
      "  lif-testbench benchmark sparse --repetitions 5 --json\n",
      benchmark_options().table(),
      &execute_benchmark,
      {"CASE"},
      [] {
        std::vector<std::string> names;
        for (const BenchmarkCase& benchmark : benchmark_cases()) names.push_back(benchmark.name);
        return names;
      }};
}

}  // namespace lif::testbench

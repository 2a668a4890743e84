#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include <lif/arrays/instruction_set.hpp>

#include "benchmark/case.hpp"
#include "benchmark/median.hpp"
#include "commands/command.hpp"
#include "errors.hpp"
#include "output/result_files.hpp"
#include "output/summary.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

constexpr std::int64_t default_repetitions = 3;

/// The repetitions of one case: of each figure its values, ascending.
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

Measured measure(const BenchmarkCase& benchmark, const CaseOptions& options, std::int64_t repetitions) {
  Measured measured{benchmark.name, {}};
  for (std::int64_t repetition = 0; repetition < repetitions; ++repetition) {
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

std::string number(double value) {
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
              number(median(values)) + " (" + number(values.front()) + " to " + number(values.back()) + ")\n";
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

int execute_benchmark(const Settings& settings) {
  CaseOptions options;
  options.threads = static_cast<std::size_t>(settings.integer("threads", 1, 64).value_or(1));
  options.seed = static_cast<std::uint64_t>(settings.integer("seed", 0, INT64_MAX).value_or(1));
  const std::int64_t repetitions = settings.integer("repetitions", 1, 1000).value_or(default_repetitions);
  std::vector<Measured> all;
  for (const BenchmarkCase* benchmark : chosen(settings, options.threads)) {
    all.push_back(measure(*benchmark, options, repetitions));
  }
  print_result(settings.flag("json") ? json_text(as_json(all)) : as_table(all));
  return exit_done;
}

}  // namespace

Command benchmark_command() {
  return {
      "benchmark",
      "measure the library's own cases on this machine",
      "Runs a case, or all of them, each repetition in a process of its own, and shows times, memory and the "
      "ratio to\nwhat it stands beside. Times are of the CPU, unless they are called wall. Quote ratios, "
      "from "
      "a quiet machine.\n\ncases:\n" +
          list_of_cases(),
      "  lif-testbench benchmark\n"
      "  lif-testbench benchmark brunel --threads 2\n"
      "  lif-testbench benchmark sparse --repetitions 5 --json\n",
      {{"General",
        {{"help", "", "show this help and exit", Option::Kind::flag, true},
         {"repetitions", "N", "of each case; 3 by default"},
         {"threads", "N", "of the networks; 1 by default"},
         {"seed", "N", "of the networks' synapses and drive; 1 by default"},
         {"json", "", "print the medians as JSON", Option::Kind::flag}}}},
      &execute_benchmark,
      {"CASE"},
      [] {
        std::vector<std::string> names;
        for (const BenchmarkCase& benchmark : benchmark_cases()) names.push_back(benchmark.name);
        return names;
      }};
}

}  // namespace lif::testbench

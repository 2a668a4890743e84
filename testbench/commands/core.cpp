#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "commands/command.hpp"
#include "commands/core_options.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/shared_options.hpp"
#include "core/core_file.hpp"
#include "core/core_recording.hpp"
#include "core/core_run.hpp"
#include "core/core_statistics.hpp"
#include "core/core_task.hpp"
#include "core/event_history.hpp"
#include "core/model_core.hpp"
#include "core/observers.hpp"
#include "core/stamp_recorder.hpp"
#include "errors.hpp"
#include "output/fst_file.hpp"
#include "output/result_files.hpp"
#include "text/hdf5_signature.hpp"
#include "text/numbers.hpp"
#include "text/printable.hpp"

namespace lif::testbench {

namespace {

std::string state_header(std::size_t neurons) {
  std::string line;
  for (std::size_t i = 0; i < neurons; ++i) line += (i > 0 ? ",v" : "v") + std::to_string(i);
  return line + "\n";
}

std::string state_row(const core::CoreState& state) {
  std::string line;
  for (std::size_t i = 0; i < state.parameters().neurons; ++i) {
    if (i > 0) line += ',';
    append_number(line, state.neurons().potential(i), NumberKind::float64);
  }
  return line + "\n";
}

void require_conservation(const core::CoreState& state) {
  const std::string breach = state.breach();
  if (!breach.empty()) throw std::logic_error("events of the core do not add up at the " + breach);
}

std::unique_ptr<CoreTask> make_task(const CoreConfiguration& configuration) {
#ifdef LIF_WITH_NIR
  const EventInput& given = configuration.events;
  const char* const unsuited = given.word_bytes ? "--word-bytes" : option_of_cameras(given);
  if (configuration.network && unsuited != nullptr)
    throw UsageError(std::string(unsuited) + " is for cores: " + printable(configuration.file) +
                     " is a network");
  if (configuration.network) return make_network_task(*configuration.network);
#endif
  if (is_hdf5(configuration.file))
    throw UsageError("'core' reads NIR files: this program was built without libhdf5");
  if (!configuration.input) throw UsageError("--input is missing: a CSV file with the column addr");
  EventInput events = configuration.events;
  events.path = *configuration.input;
  return make_event_task(configuration.file, events);
}

int execute_core(const Settings& settings) {
  const CoreConfiguration configuration = core_options().take(settings);
  require_distinct_files(core_options().table(), settings, configuration.out);
  const bool is_clocked = configuration.level == CoreLevel::clocked;
  if (configuration.fst && !is_clocked)
    throw UsageError("--fst needs --level clocked: the timed core has no pins");
  if (configuration.fst) require_fst("--fst", *configuration.fst);
  const std::unique_ptr<CoreTask> task = make_task(configuration);
  const CoreSetup& setup = task->setup();
  core::CoreState& state = task->state();
  ResultFiles files(configuration.out, configuration.force);
  files.open_report();
  StampRecorder stamps(files.open_in_directory("events.csv"));
  OutputFile* const states = configuration.records_states ? &files.open_in_directory("states.csv") : nullptr;
  if (states != nullptr) states->write(state_header(setup.parameters.neurons));
  CoreStatistics statistics;
  EventHistory history(configuration.explain.value_or(0));
  std::vector<core::CoreObserver*> all{&stamps, &statistics};
  if (core::CoreObserver* const further = task->record(files, statistics)) all.push_back(further);
  if (configuration.explain) all.push_back(&history);
  Observers observers(std::move(all));

  std::optional<CoreRecording> recording;
  if (is_clocked) recording.emplace(setup, configuration.out, configuration.fst, files);
  CoreRunCalls calls;
  if (is_clocked) calls.cycle = [&](const CoreCycle& now) { recording->record(now); };
  calls.next = [&] { return task->next(); };
  calls.requested = [&](std::uint64_t word, core::Cycle cycle) { stamps.requested(word, cycle); };
  calls.final_before = [&](core::Cycle cycle) { stamps.write_before(cycle); };
  calls.settled = [&] {
    require_conservation(state);
    if (states != nullptr) states->write(state_row(state));
  };
  const CoreRunChoice choice{configuration.until, configuration.general.quiet};
  const CoreRunEnd end = is_clocked ? run_clocked_core(setup, state, observers, calls, choice)
                                    : run_timed_core(setup, state, observers, calls, choice);
  stamps.finish();
  if (recording) recording->finish();

  Delivery delivery;
  delivery.command = "core";
  delivery.options = core_options().echo(configuration);
  delivery.summary = statistics.json(state, setup.first_request, end.last);
  delivery.summary["level"] = is_clocked ? "clocked" : "timed";
  delivery.summary["is_quiet"] = end.is_quiet;
  delivery.text = statistics.text(state, setup.first_request, end.last);
  if (!end.is_quiet) {
    const std::string deadlock = state.deadlock();
    delivery.text += std::string("the core did not ") +
                     (end.is_answered ? "become quiet" : "acknowledge a request") + " within " +
                     std::to_string(setup.patience) + " cycles, so that no further event was sent\n";
    if (!deadlock.empty()) delivery.text += "deadlock: " + deadlock + "\n";
    delivery.summary["deadlock"] = deadlock.empty() ? Json(nullptr) : Json(deadlock);
  }
  if (end.interrupted) delivery.text += "interrupted: what was recorded until then is complete\n";
  task->finish(end.last, delivery);
  if (configuration.explain) {
    delivery.text += history.text();
    delivery.summary["explained"] = history.json();
  }
  delivery.text += "written: " + (std::filesystem::path(configuration.out) / "").string() +
                   " with events.csv, " + task->files() + (states != nullptr ? "states.csv, " : "") +
                   (!is_clocked         ? ""
                    : configuration.fst ? "core.gtkw, "
                                        : "core.vcd, core.gtkw, ") +
                   "summary.json, run.ini\n";
  delivery.steps = state.counts().inputs;
  delivery.interrupted = end.interrupted;
  delivery.interrupted_at = "after " + std::to_string(delivery.steps) + " events";
  const int code = deliver(delivery, files, configuration.general);
  return code == exit_done && !end.is_quiet ? exit_expectation : code;
}

}  // namespace

Command core_command() {
  return {
      "core",
      "run a neuromorphic core on address events",
      "Runs a time-multiplexed core with its event FIFO, its four-phase handshakes and its neurons, and "
      "records\n"
      "when each event was offered, taken, sent or lost. FILE is a NIR network of dense "
      "layers,\n"
      "which becomes the core, or a JSON file that describes the core: either a public core,\n"
      "whose memories are in lines 'n INDEX THRESHOLD LEAK DISABLED' and 'w SOURCE NEURON WEIGHT' of FILE:\n"
      "  {" +
          std::string(preset_core_schema) + "}\nor one of any model, as testbench/README.md says:\n  {" +
          model_core_schema + "}\nBoth may have these members:\n  {" + setup_schema +
          "}\nExit code: 0 done, 1 the core did not become quiet or did not answer, 2 wrong "
          "usage, 3 error in a "
          "file, 4 output "
          "not written, 130 interrupted.\n",
      "  lif-testbench core core.json --input events.csv --record states\n"
      "  lif-testbench core core.json --input events.csv --level clocked --out cycles\n"
      "  lif-testbench core digits.nir --dt 1e-4 --convention snntorch --weights 8.6 --state 16.8 "
      "--input-format u5.4 --samples test.csv --steps 25 --input-scale 0.0625\n",
      core_options().table(),
      &execute_core,
      {"FILE"}};
}

}  // namespace lif::testbench

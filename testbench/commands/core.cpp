#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <lif/frameworks/all.hpp>
#include <lif/trace/vcd_writer.hpp>

#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/shared_options.hpp"
#include "core/core_file.hpp"
#include "core/core_run.hpp"
#include "core/core_statistics.hpp"
#include "core/core_waveform.hpp"
#include "core/event_history.hpp"
#include "core/event_source.hpp"
#include "core/stamp_recorder.hpp"
#include "errors.hpp"
#include "options/declare.hpp"
#include "output/fst_file.hpp"
#include "output/result_files.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

namespace {

/// At which level a core is simulated.
enum class CoreLevel { clocked, timed };

/// The values of the options of `core`.
struct CoreConfiguration {
  std::string file;
  std::string input;
  CoreLevel level = CoreLevel::timed;
  bool records_states = false;
  std::optional<std::uint64_t> explain;
  std::optional<std::string> fst;
  std::string out = "core";
  bool force = false;
  General general;
};

CoreLevel parse_level(const Setting& setting) {
  if (setting.value != "clocked" && setting.value != "timed") refuse(setting, "clocked or timed");
  return setting.value == "clocked" ? CoreLevel::clocked : CoreLevel::timed;
}

bool parse_record(const Setting& setting) {
  if (setting.value != "states") refuse(setting, "states");
  return true;
}

// The argument FILE takes precedence over the environment and the configuration file.
Declaration<CoreConfiguration> file_option() {
  Declaration<CoreConfiguration> declaration{
      {{"core", "CORE.json", "the file of the core, in place of the argument CORE.json"}},
      [](const Settings& settings, CoreConfiguration& configuration) {
        const Setting* const option = settings.find("core");
        const Setting* const operand = settings.find("CORE.json");
        if (option == nullptr && operand == nullptr) throw UsageError("core needs the file of a core");
        if (operand != nullptr && option != nullptr && option->layer == SettingLayer::command_line)
          throw UsageError("--core and the argument CORE.json exclude each other: choose one");
        configuration.file = text_of(operand != nullptr ? *operand : *option);
      },
      [](const CoreConfiguration& configuration) -> EffectiveOptions {
        return {{"core", absolute_path(configuration.file), EffectiveOption::Kind::text}};
      }};
  declaration.options[0].file = FileRole::reads;
  return declaration;
}

const Declarations<CoreConfiguration>& core_options() {
  using Core = CoreConfiguration;
  auto record =
      value(Option{"record", "states",
                   "also write states.csv: the potential of every neuron after each event, once the core is "
                   "quiet; after the last event alone, if the sender does not wait for quiet"},
            &Core::records_states, &parse_record, [](bool) { return std::string("states"); })
          .words({"states"});
  record.echo = [](const Core& core) -> EffectiveOptions {
    if (!core.records_states) return {};
    return {{"record", "states"}};
  };
  static const Declarations<Core> all{
      {"Core",
       {file_option(),
        input_file("input", "EVENTS.csv",
                   "CSV file with the events in their order: the column addr, and perhaps cycle, before "
                   "which an event "
                   "is not offered; - is the standard input; required",
                   &Core::input)
            .required("--input is missing: a CSV file with the column addr"),
        value(Option{"level", "clocked|timed",
                     "clocked: cycle by cycle, with pins; timed: an operation at a time, with the same "
                     "stamps; default "
                     "timed"},
              &Core::level, &parse_level,
              [](CoreLevel level) { return std::string(level == CoreLevel::clocked ? "clocked" : "timed"); })
            .words({"clocked", "timed"})}},
      {"Output",
       {output_folder("folder of the results; default core", &Core::out),
        force("write into a folder that holds other files", &Core::force), std::move(record),
        output_file("fst", "FILE", fst_help(), &Core::fst),
        integer("explain", "EVENT", "tell the life of the event of this number, counted from its birth", {},
                &Core::explain)}},
      within(&Core::general, general_options())};
  return all;
}

/// Passes the life of events on to several observers.
class Observers : public core::CoreObserver {
 public:
  explicit Observers(std::vector<core::CoreObserver*> all) : all_(std::move(all)) {}

  void taken(core::EventId id, std::uint64_t word, core::Cycle cycle) override {
    for (auto* one : all_) one->taken(id, word, cycle);
  }
  void queued(core::EventId id, core::Cycle cycle) override {
    for (auto* one : all_) one->queued(id, cycle);
  }
  void served(core::EventId id, core::Cycle begin, core::Cycle end, std::size_t deliveries) override {
    for (auto* one : all_) one->served(id, begin, end, deliveries);
  }
  void fired(core::EventId id, core::EventId cause, std::size_t neuron, core::Cycle cycle) override {
    for (auto* one : all_) one->fired(id, cause, neuron, cycle);
  }
  void dropped(core::EventId id, std::uint64_t address, core::DropPlace place, core::Cycle cycle) override {
    for (auto* one : all_) one->dropped(id, address, place, cycle);
  }

 private:
  std::vector<core::CoreObserver*> all_;
};

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

constexpr unsigned word_bits = 10;   // of tinyODIN's input
constexpr unsigned neuron_bits = 8;  // of its output
constexpr std::int64_t period_ps = 10'000;

/// The waveform of a clocked core and its files.
class CoreRecording {
 public:
  CoreRecording(const CoreConfiguration& configuration, ResultFiles& files) : configuration_(configuration) {
    const bool is_fst = configuration.fst.has_value();
    OutputFile& file = is_fst ? files.open_fst(*configuration.fst) : files.open_in_directory("core.vcd");
    waveform_ = std::make_unique<CoreWaveform>(
        [&](const std::string& unit) -> std::unique_ptr<WaveformWriter> {
          if (is_fst) return make_fst_writer(file, unit);
          return std::make_unique<VcdWriter>(file, unit);
        },
        word_bits, neuron_bits, period_ps);
    gtkw_ = &files.open_in_directory("core.gtkw");
  }

  void record(const CoreCycle& now) { waveform_->record(now); }
  void finish() {
    waveform_->finish();
    gtkw_->write(waveform_->view(absolute_path(configuration_.fst.value_or(configuration_.out + "/core.vcd")),
                                 absolute_path(configuration_.out + "/core.gtkw")));
  }

 private:
  const CoreConfiguration& configuration_;
  std::unique_ptr<CoreWaveform> waveform_;
  OutputFile* gtkw_ = nullptr;
};

int execute_core(const Settings& settings) {
  const CoreConfiguration configuration = core_options().take(settings);
  require_distinct_files(core_options().table(), settings, configuration.out);
  const bool is_clocked = configuration.level == CoreLevel::clocked;
  if (configuration.fst && !is_clocked)
    throw UsageError("--fst needs --level clocked: the timed core has no pins");
  if (configuration.fst) require_fst("--fst", *configuration.fst);
  const CoreSetup setup = read_core_file(configuration.file);
  const auto state = core::make_tiny_odin(setup.parameters, setup.memory, every_framework());
  EventSource source(configuration.input, (std::uint64_t{1} << word_bits) - 1);
  ResultFiles files(configuration.out, configuration.force);
  files.open_report();
  StampRecorder stamps(files.open_in_directory("events.csv"));
  OutputFile* const states = configuration.records_states ? &files.open_in_directory("states.csv") : nullptr;
  if (states != nullptr) states->write(state_header(setup.parameters.neurons));
  CoreStatistics statistics;
  EventHistory history(configuration.explain.value_or(0));
  std::vector<core::CoreObserver*> all{&stamps, &statistics};
  if (configuration.explain) all.push_back(&history);
  Observers observers(std::move(all));

  std::optional<CoreRecording> recording;
  if (is_clocked) recording.emplace(configuration, files);
  CoreRunCalls calls;
  if (is_clocked) calls.cycle = [&](const CoreCycle& now) { recording->record(now); };
  calls.next = [&] { return source.next(); };
  calls.requested = [&](std::uint64_t word, core::Cycle cycle) { stamps.requested(word, cycle); };
  calls.final_before = [&](core::Cycle cycle) { stamps.write_before(cycle); };
  calls.settled = [&] {
    require_conservation(*state);
    if (states != nullptr) states->write(state_row(*state));
  };
  const CoreRunEnd end = is_clocked
                             ? run_clocked_core(setup, *state, observers, calls, configuration.general.quiet)
                             : run_timed_core(setup, *state, observers, calls, configuration.general.quiet);
  stamps.finish();
  if (recording) recording->finish();

  Delivery delivery;
  delivery.command = "core";
  delivery.options = core_options().echo(configuration);
  delivery.summary = statistics.json(*state, setup.first_request, end.last);
  delivery.summary["level"] = is_clocked ? "clocked" : "timed";
  delivery.summary["is_quiet"] = end.is_quiet;
  delivery.text = statistics.text(*state, setup.first_request, end.last);
  if (!end.is_quiet) {
    const std::string deadlock = state->deadlock();
    delivery.text += std::string("the core did not ") +
                     (end.is_answered ? "become quiet" : "acknowledge a request") + " within " +
                     std::to_string(setup.patience) + " cycles, so that no further event was sent\n";
    if (!deadlock.empty()) delivery.text += "deadlock: " + deadlock + "\n";
    delivery.summary["deadlock"] = deadlock.empty() ? Json(nullptr) : Json(deadlock);
  }
  if (end.interrupted) delivery.text += "interrupted: what was recorded until then is complete\n";
  if (configuration.explain) {
    delivery.text += history.text();
    delivery.summary["explained"] = history.json();
  }
  delivery.text += "written: " + (std::filesystem::path(configuration.out) / "").string() +
                   " with events.csv, " + (states != nullptr ? "states.csv, " : "") +
                   (!is_clocked         ? ""
                    : configuration.fst ? "core.gtkw, "
                                        : "core.vcd, core.gtkw, ") +
                   "summary.json, run.ini\n";
  delivery.steps = state->counts().inputs;
  delivery.interrupted = end.interrupted;
  delivery.interrupted_at = "after " + std::to_string(delivery.steps) + " events";
  const int code = deliver(delivery, files, configuration.general);
  return code == exit_done && !end.is_quiet ? exit_expectation : code;
}

}  // namespace

Command core_command() {
  return {"core",
          "run a neuromorphic core on address events",
          "Runs a time-multiplexed core with its event FIFO, its four-phase handshakes and its neurons, and "
          "records\n"
          "when each event was offered, taken, sent or lost. The core is described in a JSON file; all "
          "members but\n"
          "the preset may be left out:\n  " +
              std::string(core_file_schema) +
              "\nThe configuration holds the memories, in lines 'n INDEX THRESHOLD LEAK DISABLED' and 'w "
              "SOURCE NEURON "
              "WEIGHT'.\nExit code: 0 done, 1 the core did not become quiet or did not answer, 2 wrong "
              "usage, 3 error in a "
              "file, 4 output "
              "not written, 130 interrupted.\n",
          "  lif-testbench core core.json --input events.csv --record states\n"
          "  lif-testbench core core.json --input events.csv --level clocked --out cycles\n"
          "  lif-testbench core core.json --input - --explain 12 --json\n",
          core_options().table(),
          &execute_core,
          {"CORE.json"}};
}

}  // namespace lif::testbench

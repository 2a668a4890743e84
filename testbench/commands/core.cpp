#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "commands/command.hpp"
#ifdef LIF_WITH_NIR
#include "commands/core_network.hpp"
#endif
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
#include "options/declare.hpp"
#include "output/fst_file.hpp"
#include "output/result_files.hpp"
#include "text/numbers.hpp"
#include "text/parse.hpp"
#include "text/printable.hpp"

namespace lif::testbench {

namespace {

/// At which level a core is simulated.
enum class CoreLevel { clocked, timed };

/// The values of the options of `core`.
struct CoreConfiguration {
  std::string file;
  std::optional<std::string> input;
  EventInput events;  ///< how the input is to be read
#ifdef LIF_WITH_NIR
  std::optional<NetworkOnCore> network;  ///< if the file is one
#endif
  CoreLevel level = CoreLevel::timed;
  bool records_states = false;
  std::uint64_t until = 0;
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

SensorSize parse_sensor(const Setting& setting) {
  constexpr std::int64_t most = 32768;
  const std::size_t cross = setting.value.find('x');
  const auto side = [&](const std::string& text) {
    const auto value = parse_integer(text);
    if (!value || *value < 1 || *value > most) refuse(setting, "WIDTHxHEIGHT, each from 1 to 32768");
    return static_cast<unsigned>(*value);
  };
  if (cross == std::string::npos) refuse(setting, "WIDTHxHEIGHT, such as 128x128");
  return {side(setting.value.substr(0, cross)), side(setting.value.substr(cross + 1))};
}

bool parse_record(const Setting& setting) {
  if (setting.value != "states") refuse(setting, "states");
  return true;
}

// Whether a file is in the format of NIR files, HDF5.
bool is_hdf5(const std::string& path) {
  constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return false;
  std::string begin(signature.size(), '\0');
  std::ifstream(path, std::ios::binary).read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return begin == signature;
}

// The argument FILE takes precedence over the environment and the configuration file.
Declaration<CoreConfiguration> file_option() {
  Declaration<CoreConfiguration> declaration{
      {{"core", "FILE", "the file of the core or of the network, in place of the argument FILE"}},
      [](const Settings& settings, CoreConfiguration& configuration) {
        const Setting* const option = settings.find("core");
        const Setting* const operand = settings.find("FILE");
        if (option == nullptr && operand == nullptr)
          throw UsageError("core needs the file of a core, or of a network");
        if (operand != nullptr && option != nullptr && option->layer == SettingLayer::command_line)
          throw UsageError("--core and the argument FILE exclude each other: choose one");
        configuration.file = text_of(operand != nullptr ? *operand : *option);
      },
      [](const CoreConfiguration& configuration) -> EffectiveOptions {
        return {{"core", absolute_path(configuration.file), EffectiveOption::Kind::text}};
      }};
  declaration.options[0].file = FileRole::reads;
  return declaration;
}

#ifdef LIF_WITH_NIR
// The options of networks, which are read if the file is one, and otherwise refused.
std::vector<DeclaredGroup<CoreConfiguration>> network_groups() {
  std::vector<DeclaredGroup<CoreConfiguration>> groups;
  std::vector<std::string> names;
  for (const DeclaredGroup<NetworkOnCore>& group : network_on_core_options()) {
    Declaration<CoreConfiguration> options;
    for (const Declaration<NetworkOnCore>& one : group.declarations)
      options.options.insert(options.options.end(), one.options.begin(), one.options.end());
    for (const Option& option : options.options) names.push_back(option.name);
    groups.push_back({group.title, {std::move(options)}});
  }
  Declaration<CoreConfiguration>& first = groups.front().declarations.front();
  first.is_late = true;
  first.take = [names](const Settings& settings, CoreConfiguration& configuration) {
    if (is_hdf5(configuration.file)) {
      configuration.network = Declarations<NetworkOnCore>(network_on_core_options()).take(settings);
      configuration.network->network.path = configuration.file;
      return;
    }
    for (const std::string& name : names) {
      const Setting* const setting = settings.find(name);
      if (setting != nullptr && setting->layer == SettingLayer::command_line)
        throw UsageError("--" + name + " is for networks: " + printable(configuration.file) +
                         " is no NIR file");
    }
  };
  first.echo = [](const CoreConfiguration& configuration) -> EffectiveOptions {
    if (!configuration.network) return {};
    return Declarations<NetworkOnCore>(network_on_core_options()).echo(*configuration.network);
  };
  return groups;
}
#endif

Declarations<CoreConfiguration> make_core_options() {
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
  std::vector<DeclaredGroup<Core>> groups{
      {"Core",
       {file_option(),
        input_file("input", "FILE.csv",
                   "the events in their order: the column addr, and perhaps cycle, before which an event is "
                   "not offered; or, of a network, a raster as in 'network': step, then a column for each "
                   "input; - is the standard input; required without --samples",
                   &Core::input),
        within(&Core::events,
               integer("word-bytes", "N", "the input is raw words of N bytes, the lowest first", {1, 8},
                       &EventInput::word_bytes)),
        within(
            &Core::events,
            value(
                Option{
                    "sensor", "WxH",
                    "the input is the recording of an event camera of this size in AEDAT 3.1: pixel x, y is "
                    "source y*W + x, and W*H more where it becomes darker"},
                &EventInput::sensor, &parse_sensor,
                [](const SensorSize& size) {
                  return std::to_string(size.width) + "x" + std::to_string(size.height);
                })),
        within(&Core::events, integer("cycles-per-us", "N", "cycles in a microsecond of the recording",
                                      {1, 1'000'000}, &EventInput::cycles_per_us)),
        within(&Core::events, integer("time-reference-every", "US",
                                      "send a time reference for all neurons each time so many microseconds "
                                      "of the recording have passed",
                                      {1, 1'000'000'000}, &EventInput::reference_every)),
        integer("until", "CYCLE", "let the core work up to this cycle at least, for the sake of its ticks",
                {0, 1'000'000'000'000'000}, &Core::until),
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
#ifdef LIF_WITH_NIR
  std::vector<DeclaredGroup<Core>> network = network_groups();
  for (DeclaredGroup<Core>& group : network) groups.insert(groups.end() - 2, std::move(group));
#endif
  return Declarations<Core>(std::move(groups));
}

const Declarations<CoreConfiguration>& core_options() {
  static const Declarations<CoreConfiguration> all = make_core_options();
  return all;
}

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
  if (configuration.network && (given.word_bytes || given.sensor || given.reference_every)) {
    throw UsageError("--word-bytes, --sensor and --time-reference-every are for cores: " +
                     printable(configuration.file) + " is a network");
  }
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

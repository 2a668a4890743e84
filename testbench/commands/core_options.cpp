#include "commands/core_options.hpp"

#include <utility>
#include <vector>

#include "commands/groups_of_networks.hpp"
#include "errors.hpp"
#include "options/declare.hpp"
#include "output/fst_file.hpp"
#include "text/parse.hpp"
#include "text/printable.hpp"

namespace lif::testbench {

namespace {

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
       {file_argument("core", "the file of the core or of the network",
                      "core needs the file of a core, or of a network", &CoreConfiguration::file),
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
                                      {1, 1'000'000}, &EventInput::cycles_per_us, "100")),
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
  std::vector<DeclaredGroup<Core>> network =
      groups_of_networks(network_on_core_options(), &Core::file, &Core::network,
                         [](NetworkOnCore& one) -> std::string& { return one.placement.network.path; });
  for (DeclaredGroup<Core>& group : network) groups.insert(groups.end() - 2, std::move(group));
#endif
  return Declarations<Core>(std::move(groups));
}

}  // namespace

const Declarations<CoreConfiguration>& core_options() {
  static const Declarations<CoreConfiguration> all = make_core_options();
  return all;
}

}  // namespace lif::testbench

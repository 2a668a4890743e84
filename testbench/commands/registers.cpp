#include <optional>
#include <stdexcept>
#include <string>

#include <lif/bus/register_formats.hpp>

#include "commands/command.hpp"
#include "commands/groups_of_networks.hpp"
#include "commands/shared_options.hpp"
#include "core/core_file.hpp"
#include "core/core_software.hpp"
#include "core/model_core.hpp"
#include "errors.hpp"
#include "options/declare.hpp"
#ifdef LIF_WITH_NIR
#include "commands/core_network.hpp"
#endif

namespace lif::testbench {

namespace {

/// A form in which registers are written.
struct Form {
  const char* name;
  std::string (*text)(const CoreSoftware& software);
};

constexpr Form forms[] = {{"rdl", [](const CoreSoftware& one) { return bus::system_rdl(one.map); }},
                          {"ipxact", [](const CoreSoftware& one) { return bus::ip_xact(one.map); }},
                          {"c", [](const CoreSoftware& one) { return bus::c_header(one.map); }},
                          {"markdown", [](const CoreSoftware& one) { return bus::markdown(one.map); }},
                          {"memory", [](const CoreSoftware& one) { return one.memory; }}};

std::vector<std::string> names_of_forms() {
  std::vector<std::string> names;
  for (const Form& form : forms) names.emplace_back(form.name);
  return names;
}

/// The values of the options of `registers`.
struct RegistersRun {
  std::string file;
#ifdef LIF_WITH_NIR
  std::optional<NetworkPlacement> network;  ///< if the file is one
#endif
  std::string form = "markdown";
  std::uint64_t inject_depth = 16;
  std::uint64_t output_depth = 16;
};

std::string parse_form(const Setting& setting) {
  for (const Form& form : forms) {
    if (setting.value == form.name) return setting.value;
  }
  refuse(setting, choice_text(names_of_forms()));
}

const Declarations<RegistersRun>& registers_options() {
  using Run = RegistersRun;
  static const Declarations<Run> all = [] {
    constexpr IntegerRange depths{1, 65535};
    std::vector<DeclaredGroup<Run>> groups{
        {"Core",
         {file_argument("core", "the file of the core or of the network, as of 'core'",
                        "registers needs the file of a core, or of a network", &Run::file),
          integer("inject-depth", "N", "entries of the event-inject FIFO", depths, &Run::inject_depth),
          integer("output-depth", "N", "entries of the event-read FIFO", depths, &Run::output_depth)}},
        {"Output",
         {value(Option{"format", choice_text(names_of_forms()),
                       "rdl: SystemRDL 2.0; ipxact: IP-XACT of IEEE 1685-2014; c: a header for C and C++; "
                       "markdown: tables to read; memory: a header for C with the weights of the core and "
                       "the parameters of its neurons; default markdown"},
                &Run::form, &parse_form, [](const std::string& form) { return form; })
              .words(names_of_forms())}}};
#ifdef LIF_WITH_NIR
    auto network = groups_of_networks(placement_options(), &Run::file, &Run::network,
                                      [](NetworkPlacement& one) -> std::string& { return one.network.path; });
    for (DeclaredGroup<Run>& group : network) groups.insert(groups.end() - 1, std::move(group));
#endif
    groups.push_back(
        {"General",
         {{{{"help", "", "show this help and exit", Option::Kind::flag, true}}, nullptr, nullptr}}});
    return Declarations<Run>(std::move(groups));
  }();
  return all;
}

CoreSoftware software_of(const RegistersRun& run) {
#ifdef LIF_WITH_NIR
  if (run.network) {
    const PlacedNetwork placed = place_network(*run.network);
    return describe_for_software(*placed.core.state, placed.setup, placed.core.neurons, run.inject_depth,
                                 run.output_depth);
  }
#endif
  if (is_hdf5(run.file))
    throw UsageError("'registers' reads NIR files: this program was built without libhdf5");
  const CoreFile core = read_core_file(run.file);
  return describe_for_software(*core.state, core.setup, core.neurons, run.inject_depth, run.output_depth);
}

int execute_registers(const Settings& settings) {
  const RegistersRun run = registers_options().take(settings);
  try {
    const CoreSoftware software = software_of(run);
    for (const Form& form : forms) {
      if (run.form == form.name) print_result(form.text(software));
    }
  } catch (const std::invalid_argument& error) {
    throw InputError(run.file + ": " + error.what());
  }
  return exit_done;
}

}  // namespace

Command registers_command() {
  return {
      "registers",
      "describe a core's registers on a bus, for software and other tools",
      "Writes what software finds behind lif::bus::CoreDevice: registers, the words of each neuron, and the "
      "window onto the weights, all at the offsets that the core of the file gives them. The text goes to "
      "the standard output.\n",
      "  lif-testbench registers core.json > registers.md\n"
      "  lif-testbench registers core.json --format c > lif_core_registers.h\n"
      "  lif-testbench registers digits.nir --dt 1e-4 --convention snntorch --weights 8.6 --state 16.8 "
      "--input-format u5.4 --format memory > lif_core_memory.h\n",
      registers_options().table(),
      &execute_registers,
      {"FILE"}};
}

}  // namespace lif::testbench

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <systemc>
#include <vector>

#include <lif/common/output_file.hpp>
#include <lif/shell/report.hpp>

#include "commands/command.hpp"
#include "commands/completion.hpp"
#include "commands/man_page.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "messages.hpp"
#include "output/result_files.hpp"
#include "output/versions.hpp"
#include "process.hpp"
#include "ranks/rank_group.hpp"
#include "text/line_reader.hpp"
#include "text/parse.hpp"
#include "text/wrap.hpp"

namespace lif::testbench {

namespace {

constexpr const char* program = program_name;

// SystemC would print its reports to the standard output, which is only for results.
void report_to_stderr(const sc_core::sc_report& report, const sc_core::sc_actions&) {
  switch (report.get_severity()) {
    case sc_core::SC_INFO:
      return;
    case sc_core::SC_WARNING:
      warn_once(report.get_msg());
      return;
    default:
      sc_core::sc_report_handler::default_handler(report, sc_core::SC_THROW);
  }
}

std::string overview() {
  std::string text =
      std::string(program) +
      " drives leaky integrate-and-fire neurons in SystemC and records them\n\nusage: " + program +
      " [COMMAND] [options]\n\ncommands:\n";
  for (const Command& command : commands()) {
    text += "  " + command.name + std::string(14 - command.name.size(), ' ') + command.summary + "\n";
  }
  text += "\n'" + std::string(program) + " COMMAND --help' shows a command's options; '" + program +
          " --version' the versions.\n";
  return wrapped(text, help_width());
}

std::string help(const Command& command) {
  std::string usage = "usage: " + std::string(program) + " " + command.name;
  for (const std::string& operand : command.operands) usage += " " + operand;
  const std::size_t width = help_width();
  return usage + " [options]\n\n" + wrapped(command.help, width) + help_text(command.options, width) +
         "\nexamples:\n" + wrapped_commands(command.examples, width);
}

std::string version_text() {
  std::string text = std::string(program);
  const char* separator = " ";
  for (const auto& [name, version] : versions()) {
    text += separator + (name == "lif-systemc" ? version : name + " " + version);
    separator = text.find('(') == std::string::npos ? " (" : ", ";
  }
  return text + ")\n";
}

const Command& choose_command(std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front().empty() || arguments.front().front() == '-')
    return commands().front();
  const std::string name = arguments.front();
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    if (command.name == name) {
      arguments.erase(arguments.begin());
      return command;
    }
    names.push_back(command.name);
  }
#ifndef LIF_WITH_NIR
  for (const char* left_out : {"network", "classify", "sweep-format"}) {
    if (name == left_out)
      throw UsageError("'" + name + "' reads NIR files: this program was built without libhdf5");
  }
#endif
#ifndef LIF_WITH_ENERGY
  if (name == "mesh") throw UsageError("'mesh' reads YAML files: this program was built without yaml-cpp");
#endif
  throw UsageError("unknown command '" + name + "'" + did_you_mean(name, names));
}

// ` run` and the like where a command is named, for a message.
std::string command_in(const std::vector<std::string>& arguments) {
  for (const Command& command : commands()) {
    if (!arguments.empty() && arguments.front() == command.name) return " " + command.name;
  }
  return "";
}

bool contains_help(const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "--help" || argument == "-h") return true;
  }
  return false;
}

// Without this warning, a variable with a misspelled name would be ignored silently.
void warn_of_unknown_variables() {
  std::vector<std::string> known;
  for (const Command& command : commands()) {
    for (const std::string& variable : environment_variables(command.options)) known.push_back(variable);
  }
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const std::string name(text.substr(0, text.find('=')));
    if (name.rfind("LIF_", 0) != 0 || std::find(known.begin(), known.end(), name) != known.end()) continue;
    complain("warning: the variable " + name + " is not known" + did_you_mean(name, known));
  }
}

std::string text_of_stdin() {
  LineReader reader("-");
  std::string text;
  for (std::string line; reader.next(line);) text += line + "\n";
  return text;
}

int run_command_line(std::vector<std::string> arguments) {
  if (!arguments.empty() && (arguments[0] == "--help" || arguments[0] == "-h")) {
    print_result(overview() + "\nThe default command:\n\n" + help(commands().front()));
    return exit_done;
  }
  if (!arguments.empty() && arguments[0] == "--version") {
    print_result(version_text());
    return exit_done;
  }
  // These options are for the completion of shells, and for the build, which makes the manual page.
  if (!arguments.empty() && arguments[0] == "--complete") {
    print_result(completions({arguments.begin() + 1, arguments.end()}));
    return exit_done;
  }
  if (!arguments.empty() && arguments[0] == "--man-page") {
    print_result(man_page(text_of_stdin()));
    return exit_done;
  }
  if (!arguments.empty() && arguments[0] == "help") {
    arguments.erase(arguments.begin());
    if (arguments.size() > 1) throw UsageError("unexpected argument '" + arguments[1] + "'");
    print_result(arguments.empty() ? overview() : help(choose_command(arguments)));
    return exit_done;
  }
  const Command& command = choose_command(arguments);
  if (contains_help(arguments)) {
    print_result(help(command));
    return exit_done;
  }
  if (!RankGroup::is_follower()) warn_of_unknown_variables();
  return command.execute(Settings(command.options, arguments, command.operands));
}

int explain_lack_of_memory() {
  complain("there is not enough memory; results that were there before are untouched");
  return exit_output;
}

int explain(const sc_core::sc_report& report) {
  const std::string type = report.get_msg_type();
  if (type == message_type::input) {
    complain(report.get_msg());
    return exit_input;
  }
  if (type == message_type::memory) return explain_lack_of_memory();
  complain(std::string("internal error: ") + report.what());
  return exit_internal;
}

int guarded_main(const std::vector<std::string>& arguments) {
  try {
    return run_command_line(arguments);
  } catch (const UsageError& error) {
    if (RankGroup::is_follower()) return exit_usage;
    complain(error.what());
    std::fprintf(stderr, "Try '%s%s --help'.\n", program, command_in(arguments).c_str());
    return exit_usage;
  } catch (const Interrupted& error) {
    complain(error.what());
    return exit_interrupted;
  } catch (const InputError& error) {
    complain(error.what());
    return exit_input;
  } catch (const OutputError& error) {
    complain(error.what());
    return error.error_number() == EINTR && interrupted() ? exit_interrupted : exit_output;
  } catch (const sc_core::sc_report& report) {
    return explain(report);
  } catch (const NoResources& error) {
    complain(error.what());
    return exit_output;
  } catch (const std::bad_alloc&) {
    return explain_lack_of_memory();
  } catch (const std::system_error& error) {  // such as a working directory that was removed
    complain(error.what());
    return exit_output;
  } catch (const std::exception& error) {
    complain(std::string("internal error: ") + error.what());
    return exit_internal;
  }
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> all{
      run_command(),      sweep_command(),     compare_command(),
#ifdef LIF_WITH_NIR
      network_command(),  classify_command(),  sweep_format_command(), rtl_layer_command(),
#endif
      rtl_command(),      identify_command(),  core_command(),         registers_command(),
#ifdef LIF_WITH_ENERGY
      mesh_command(),
#endif
      simulate_command(), benchmark_command(), list_command()};
  return all;
}

}  // namespace lif::testbench

int sc_main(int argc, char** argv) {
  lif::testbench::catch_signals();
  sc_core::sc_report_handler::set_handler(&lif::testbench::report_to_stderr);
  const int code = lif::testbench::guarded_main({argv + 1, argv + argc});
  lif::testbench::RankGroup::end(code);
  return code;
}

int main(int argc, char** argv) {
  lif::testbench::prepare_process();
  return sc_core::sc_elab_and_sim(argc, argv);
}

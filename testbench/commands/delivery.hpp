#pragma once

#include <string>

#include "commands/shared_options.hpp"
#include "output/result_files.hpp"
#include "output/run_ini.hpp"
#include "output/summary.hpp"

namespace lif::testbench {

/// What a command that simulates has found, ready to be delivered.
struct Delivery {
  std::string command;
  EffectiveOptions options;       ///< that repeat the run
  Json summary = Json::object();  ///< what lies between the command's name and the provenance
  std::string text;               ///< for people
  bool interrupted = false;       ///< a signal cut the run short
  std::string interrupted_at;     ///< "after 10 steps", for run.ini; "" where nothing is to be said
  bool stdout_is_taken = false;   ///< another result goes to the standard output
};

/// The end of every command that simulates: writes run.ini and the summaries into the files that were opened
/// for them, moves all files to their places, and prints the summary for people, or as JSON with --json.
/// @returns the exit code: done, or interrupted
/// @throws OutputError
int deliver(const Delivery& delivery, ResultFiles& files, const General& general);

}  // namespace lif::testbench

#pragma once

#include <cstdint>
#include <string>

#include "commands/shared_options.hpp"
#include "output/result_files.hpp"
#include "output/run_ini.hpp"
#include "output/summary.hpp"

namespace lif::testbench {

/// The results of a command that simulates.
struct Delivery {
  std::string command;
  EffectiveOptions options;       ///< the options that repeat the run
  Json summary = Json::object();  ///< the command's own part of the summary
  std::string text;               ///< the summary for people
  std::uint64_t steps = 0;        ///< steps that were done
  bool interrupted = false;       ///< whether a signal ended the run early
  std::string interrupted_at;     ///< for run.ini, such as "after 10 steps"; may be empty
  bool stdout_is_taken = false;   ///< whether another result goes to the standard output
};

/// Ends a command that simulates: writes run.ini and the summaries into the files that were opened for them,
/// moves all files to their places, and prints the summary, for people or, with --json, as JSON.
/// @returns the exit code: done, or interrupted
/// @throws OutputError; Interrupted if a signal came before the first step, so that nothing is delivered
int deliver(const Delivery& delivery, ResultFiles& files, const General& general);

}  // namespace lif::testbench

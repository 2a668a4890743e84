#pragma once

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

namespace lif::tests {

/// The result of a finished process.
struct Result {
  int exit_code = -1;  ///< 128 + the signal, if a signal ended it
  std::string out;
  std::string err;
};

/// What a process is started with besides its arguments.
struct Surroundings {
  std::string folder = ".";
  std::map<std::string, std::string> environment{};
  std::string input{};                ///< content of its standard input
  std::string output_file{};          ///< file for its standard output, instead of Result::out
  unsigned long file_size_limit = 0;  ///< in bytes, as a stand-in for a full disk; 0 for none
  int signal = 0;                     ///< signal that it gets after `signal_after_ms`; 0 for none
  int signal_after_ms = 0;
};

/// Runs a program and waits for its end.
Result run_process(const std::vector<std::string>& arguments, const Surroundings& surroundings = {});

}  // namespace lif::tests

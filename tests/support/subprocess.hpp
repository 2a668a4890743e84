#pragma once

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

namespace lif::tests {

/// What a finished process left.
struct Result {
  int exit_code = -1;  ///< 128 + signal where one ended it
  std::string out;
  std::string err;
};

/// How to start a process beside its arguments.
struct Surroundings {
  std::string folder = ".";
  std::map<std::string, std::string> environment{};
  std::string input{};                ///< what it reads from its standard input
  std::string output_file{};          ///< where its standard output goes instead of Result::out
  unsigned long file_size_limit = 0;  ///< bytes, as a stand-in for a full disk; 0: none
  int signal = 0;                     ///< sent to it after `signal_after_ms`
  int signal_after_ms = 0;
};

/// Runs a program to its end.
Result run_process(const std::vector<std::string>& arguments, const Surroundings& surroundings = {});

}  // namespace lif::tests

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "options/settings.hpp"

namespace lif::testbench {

/// Makes sure that no two options of a command name the same file, however it is spelled: options that read
/// and write files, --json, which takes the standard output, and the folder of the results with each of its
/// files. The folder may hold the run.ini that --config reads, because it has been read before it is
/// replaced.
/// @param folder  the folder of the results, if the command writes one
/// @throws UsageError
void require_distinct_files(const OptionTable& table, const Settings& settings,
                            const std::optional<std::string>& folder);

/// Makes sure that all processes of a job can read what a command reads: each of them opens it, so the
/// standard input, a pipe or the like will not do.
/// @param argument  the file that is no option; "" without one
/// @param ranks     number of processes
/// @throws UsageError
void require_files_for_all(const OptionTable& table, const Settings& settings, const std::string& argument,
                           std::size_t ranks);

/// Makes sure that a file that has been read is not one of those that the folder of the results replaces.
/// @throws UsageError
void require_outside(const std::vector<std::string>& read, const std::string& folder);

}  // namespace lif::testbench

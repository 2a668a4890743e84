#pragma once

#include <optional>
#include <string>

#include "options/settings.hpp"

namespace lif::testbench {

/// Makes sure that no two options of a command mean the same file, whatever its spelling: those that read and
/// write files, --json, which takes the standard output, and the folder of the results with each of its
/// files. The folder may hold the run.ini that the run was configured from, which has been read by then.
/// @param folder          if the command writes one
/// @param beside_the_fst  a further file that --fst makes, if any
/// @throws UsageError
void require_distinct_files(const OptionTable& table, const Settings& settings,
                            const std::optional<std::string>& folder,
                            const std::optional<std::string>& beside_the_fst = std::nullopt);

}  // namespace lif::testbench

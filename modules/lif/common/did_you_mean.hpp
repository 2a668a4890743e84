#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lif {

/// "; did you mean 'NAME'?" with the candidate that differs from the typed word by a typing mistake, or "".
/// @param prefix  shown before the name: `--` for options
std::string did_you_mean(std::string_view typed, const std::vector<std::string>& candidates,
                         const std::string& prefix = {});

}  // namespace lif

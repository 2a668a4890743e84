#pragma once

#include <string>

namespace lif {

/// The hidden name under which a file or a folder is written until it is complete: `.NAME.PID-N.partial`,
/// with the number of this process. It stands in the same folder, so that it can be moved to its place.
/// @param attempt  N, to find a name that is free
std::string partial_name(const std::string& name, int attempt);

/// The NAME in a name that partial_name() has made, here or in another process; empty for any other name.
std::string name_of_partial(const std::string& file_name);

/// Locks a partial file or folder for as long as the descriptor is open, so that no other process takes it
/// for left over. Returns false if such a process was faster and has removed it.
bool lock_partial(int descriptor);

/// Whether the process that wrote this partial file or folder has ended without removing it.
bool is_left_over(const std::string& partial_path);

/// Removes the partial files for this path that are left over, so that they do not gather. Folders are left
/// as they are.
void remove_left_over_files(const std::string& path);

}  // namespace lif

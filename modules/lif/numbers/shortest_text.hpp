#pragma once

namespace lif {

/// So many characters the text of a double may have.
inline constexpr int longest_double_text = 24;

/// Writes the shortest decimal text that reads back as the same double: the bytes of std::to_chars, in less
/// time where the magnitude is from 0.001 to 100000.
/// @param first  with room for longest_double_text characters and 8 more
/// @returns the end of the text
char* write_shortest(char* first, double value);

}  // namespace lif

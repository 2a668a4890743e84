#pragma once

#include <string>

#include <lif/rtl/value.hpp>

namespace lif::systemverilog {

/// A word of a memory file for $readmemh, which grows from its highest bit.
class MemoryWord {
 public:
  /// Appends the lowest `width` bits of a value, in two's complement.
  MemoryWord& append(Wide value, int width);

  /// Number of bits.
  std::size_t width() const { return bits_.size(); }
  /// The line of the word in the file: hexadecimal digits and the end of the line.
  std::string line() const;

 private:
  std::string bits_;  // as digits 0 and 1
};

}  // namespace lif::systemverilog

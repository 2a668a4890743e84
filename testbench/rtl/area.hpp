#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "output/summary.hpp"

namespace lif::testbench {

/// What a module takes of a kind of hardware, as Yosys counts it after synthesis, before place and route.
struct Area {
  std::string target;             ///< `gates`, `ice40`, `ecp5` or `xilinx`
  std::uint64_t cells = 0;        ///< cells in all
  std::uint64_t flip_flops = 0;   ///< registers of one bit
  std::uint64_t luts = 0;         ///< look-up tables; 0 for gates
  std::uint64_t carries = 0;      ///< cells of carry chains; 0 for gates
  std::uint64_t multipliers = 0;  ///< hard multipliers, which take the place of LUTs
  std::uint64_t memories = 0;     ///< memories, of blocks or of LUTs
};

/// A file that synthesis reads.
struct SourceFile {
  std::string name;  ///< name; modules are in files that end in `.sv`
  std::string text;  ///< content
};

/// Synthesises a module for generic gates (NAND, NOR, NOT), iCE40, ECP5 and Xilinx's 7 series.
/// @returns nothing if Yosys is not installed
/// @throws OutputError if there is no place for its files, or if it fails; Interrupted if a signal ends it
std::optional<std::vector<Area>> synthesised_area(const std::string& module_name,
                                                  const std::vector<SourceFile>& files);

/// The LUTs that a module takes on an iCE40, whose synthesis has no other place for a multiplication.
/// @returns nothing if Yosys is not installed
/// @throws as synthesised_area()
std::optional<std::uint64_t> synthesised_luts(const std::string& module_name,
                                              const std::vector<SourceFile>& files);

/// The areas as a table for people.
std::string area_text(const std::vector<Area>& areas);

/// The areas as JSON, by target.
Json area_json(const std::vector<Area>& areas);

}  // namespace lif::testbench

#pragma once

#include <cstddef>

namespace lif::detail {

/// The size of a huge page, in bytes: 2 MiB on all processors that we know.
constexpr std::size_t huge_page = std::size_t{1} << 21U;

/// The size in bytes from which an array starts at the border of a huge page.
constexpr std::size_t large_memory = 2 * huge_page;

/// Asks the system for huge pages, before the memory is first used: accesses to large arrays then miss the
/// processor's table of addresses less often. Where there are no huge pages, nothing happens.
/// @param memory  starts at the border of a huge page
/// @param bytes   size of the memory
void prefer_huge_pages(void* memory, std::size_t bytes);

}  // namespace lif::detail

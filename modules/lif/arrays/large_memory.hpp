#pragma once

#include <cstddef>

namespace lif::detail {

/// Where huge pages pay: they are 2 MiB on the processors that we know.
constexpr std::size_t huge_page = std::size_t{1} << 21U;

/// Arrays from this size on start at a huge page's border.
constexpr std::size_t large_memory = 2 * huge_page;

/// Asks the system for huge pages, before the memory is touched: walks through large arrays miss the
/// processor's table of addresses less often. Nothing happens where there are none.
/// @param memory  from a huge page's border
void prefer_huge_pages(void* memory, std::size_t bytes);

}  // namespace lif::detail

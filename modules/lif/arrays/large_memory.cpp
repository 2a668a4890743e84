#include <lif/arrays/large_memory.hpp>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace lif::detail {

void prefer_huge_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t bytes) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  (void)madvise(memory, bytes / huge_page * huge_page, MADV_HUGEPAGE);  // only advice, which may be ignored
#endif
}

}  // namespace lif::detail

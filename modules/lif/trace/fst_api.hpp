#pragma once

#include <fstapi.h>

// GTKWave's functions, by the names that lif_add_fst_object() gives them.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" {
decltype(fstWriterClose) lif_fstWriterClose;
decltype(fstWriterCreate) lif_fstWriterCreate;
decltype(fstWriterCreateVar) lif_fstWriterCreateVar;
decltype(fstWriterEmitTimeChange) lif_fstWriterEmitTimeChange;
decltype(fstWriterEmitValueChange) lif_fstWriterEmitValueChange;
decltype(fstWriterSetComment) lif_fstWriterSetComment;
decltype(fstWriterSetDate) lif_fstWriterSetDate;
decltype(fstWriterSetPackType) lif_fstWriterSetPackType;
decltype(fstWriterSetScope) lif_fstWriterSetScope;
decltype(fstWriterSetTimescaleFromString) lif_fstWriterSetTimescaleFromString;
decltype(fstWriterSetUpscope) lif_fstWriterSetUpscope;
decltype(fstWriterSetVersion) lif_fstWriterSetVersion;
}
// NOLINTEND(readability-identifier-naming)

namespace lif {

/// Makes GTKWave's functions, when this thread calls them from now on, store the `errno` of the first failed
/// write in `error`; while it is not 0, they do not write.
void watch_fst(int* error);

}  // namespace lif

#pragma once

#include <array>
#include <string_view>

namespace lif::nir {

/// Every interpretation of a file, as CONVENTION(name, meaning): what follows from the list is the
/// enumeration below, its names for users, and the declaration of the builder `name_builder()`, which a
/// source of its own defines.
#define LIF_NIR_CONVENTIONS(CONVENTION)                                                                   \
  CONVENTION(nir, "the format's own equations by forward Euler, in double")                               \
  CONVENTION(snntorch, "snntorch.import_nir of snnTorch 0.9.4 and 1.0.0, in float")                       \
  CONVENTION(norse, "norse.torch.from_nir of Norse 1.1.0, in float")                                      \
  CONVENTION(spikingjelly, "spikingjelly...nir_exchange.import_from_nir of SpikingJelly 2.0.0, in float") \
  CONVENTION(sinabs, "sinabs.from_nir of Sinabs 3.1.3, in float, or double where thresholds are")

#define LIF_ENUMERATOR(name, meaning) name,
/// The interpretation of a file; conventions() says what each means. The format leaves open the kind of
/// reset, the discretisation and the order of operations, and importers disagree: the same file with the same
/// dt gives 68 spikes in one framework and none in another.
enum class Convention { LIF_NIR_CONVENTIONS(LIF_ENUMERATOR) };
#undef LIF_ENUMERATOR

/// A convention as users see it.
struct ConventionEntry {
  Convention value;          ///< the enumerator
  std::string_view name;     ///< the enumerator's name
  std::string_view meaning;  ///< whose interpretation it is, and its number type
};

/// All conventions, in the order of the enumeration.
inline constexpr auto conventions() {
#define LIF_ENTRY(name, meaning) ConventionEntry{Convention::name, #name, meaning},
  return std::array{LIF_NIR_CONVENTIONS(LIF_ENTRY)};
#undef LIF_ENTRY
}

/// The convention's name.
inline constexpr std::string_view name_of(Convention convention) {
  return conventions()[static_cast<std::size_t>(convention)].name;
}

}  // namespace lif::nir

#pragma once

#include <lif/models/all.hpp>

#include <cstddef>
#include <stdexcept>
#include <type_traits>
#include <vector>

/// Calls `use(name, template, size)` for the models of frameworks on PyTorch: see LIF_EVERY_MODEL_TEMPLATE.
#define LIF_EVERY_TORCH_MODEL_TEMPLATE(use)                                                          \
  use(SnntorchLeaky, snntorch::Leaky, 1.0) use(SnntorchSynaptic, snntorch::Synaptic, 0.5)            \
      use(SnntorchRLeaky, snntorch::RLeaky, 0.5) use(SnntorchLapicque, snntorch::Lapicque, 2.0)      \
          use(SnntorchAlpha, snntorch::Alpha, 1.0) use(NorseLifBox, norse::LIFBox, 10.0)             \
              use(NorseLif, norse::LIF, 5.0) use(NorseLifRefrac, norse::LIFRefrac, 5.0)              \
                  use(NorseIaf, norse::IAF, 1.0) use(NorseCubaLif, norse::CubaLIF, 10.0)             \
                      use(SpikingjellyLifNode, spikingjelly::LIFNode, 3.0)                           \
                          use(SpikingjellyIfNode, spikingjelly::IFNode, 1.0)                         \
                              use(SpikingjellyCubalifNode, spikingjelly::CUBALIFNode, 3.0)           \
                                  use(SinabsLif, sinabs::LIF, 10.0) use(SinabsIaf, sinabs::IAF, 1.0) \
                                      use(SinabsExpLeak, sinabs::ExpLeak, 1.0)

/// Calls `use(name, template, size)` for all other models: see LIF_EVERY_MODEL_TEMPLATE.
#define LIF_EVERY_OTHER_MODEL_TEMPLATE(use)                                                       \
  use(Lif, LIF, 1.0) use(LavaLif, lava::LIF, 3.0) use(LavaLifReset, lava::LIFReset, 20.0)         \
      use(LavaLifRefractory, lava::LIFRefractory, 3.0) use(LavaTernaryLif, lava::TernaryLIF, 3.0) \
          use(NestIafPscDelta, nest::IafPscDelta, 9.0) use(NestIafPscExp, nest::IafPscExp, 900.0) \
              use(NirLif, nir::LIF, 10.0) use(NirIf, nir::IF, 300.0) use(NirI, nir::I, 300.0)     \
                  use(NirLi, nir::LI, 1.0) use(NirCubaLif, nir::CubaLIF, 10.0)                    \
                      use(NirCubaLi, nir::CubaLI, 10.0)

/// Calls `use(name, template, size)` for every model that is a template over its number type: a name for a
/// test, and the size of inputs that make it spike now and then. Tests that are slow to compile take each
/// half in a file of its own.
#define LIF_EVERY_MODEL_TEMPLATE(use) LIF_EVERY_TORCH_MODEL_TEMPLATE(use) LIF_EVERY_OTHER_MODEL_TEMPLATE(use)

/// Calls `use(name, model, size)` for every model of integers.
#define LIF_EVERY_INTEGER_MODEL(use)                                  \
  use(LavaLifOfIntegers, lava::LIF<std::int32_t>, 9.0)                \
      use(LavaLifResetOfIntegers, lava::LIFReset<std::int32_t>, 40.0) \
          use(LavaTernaryLifOfIntegers, lava::TernaryLIF<std::int32_t>, 9.0) use(RtlLif, rtl::LIF, 300.0)

namespace lif::tests {

/// A model's parameters, those that have no default included.
template <class Model>
typename Model::Parameters usable_parameters() {
  typename Model::Parameters parameters;
  Model::Parameters::describe(parameters, [](const QuantityInfo& info, auto& member) {
    if constexpr (std::is_same_v<std::decay_t<decltype(member)>, double>) {
      if (info.is_required) member = 0.002;
    }
  });
  return parameters;
}

/// Parameters of `count` neurons that differ from one to the next where their ranges let them.
template <class Model>
std::vector<typename Model::Parameters> various_parameters(std::size_t count) {
  std::vector<typename Model::Parameters> various;
  for (std::size_t i = 0; i < count; ++i) {
    auto own = usable_parameters<Model>();
    Model::Parameters::describe(own, [&](const QuantityInfo& info, auto& member) {
      if constexpr (std::is_same_v<std::decay_t<decltype(member)>, double>) {
        const double other = member * (1 - 0.01 * static_cast<double>(i % 20));
        if (info.range.contains(other)) member = other;
      }
    });
    try {
      make_model<Model>(own, NumbersOf<Model>{});
    } catch (const std::invalid_argument&) {
      own = usable_parameters<Model>();  // they do not go together
    }
    various.push_back(own);
  }
  return various;
}

}  // namespace lif::tests

#include "stimuli/catalogue.hpp"

#include <string_view>
#include <type_traits>

#include "options/find_named.hpp"
#include "stimuli/shapes.hpp"

namespace lif::testbench {

namespace {

template <class Shape, class = void>
struct IsRandom : std::false_type {};
template <class Shape>
struct IsRandom<Shape, std::void_t<decltype(Shape::engine)>> : std::true_type {};

template <class Shape, class = void>
struct HasProblem : std::false_type {};
template <class Shape>
struct HasProblem<Shape, std::void_t<decltype(&Shape::problem)>> : std::true_type {};

bool is_current(const QuantityInfo& info) {
  const std::string_view name = info.name;
  return name == stimulus_info::amplitude.name || name == stimulus_info::offset.name;
}

template <class Shape>
class ShapeSource : public StepSource {
 public:
  explicit ShapeSource(Shape shape) : shape_(std::move(shape)) {}

  bool next(StepInput& input) override {
    input.current = shape_(step_++);
    return true;
  }

 private:
  Shape shape_;
  std::int64_t step_ = 0;
};

template <class Shape>
ConfiguredStimulus make(std::map<std::string, Setting> settings, std::uint64_t seed,
                        const std::function<double(double)>& scaled) {
  Shape shape;
  Shape::describe(shape, [&](const QuantityInfo& info, auto& member) {
    if constexpr (std::is_same_v<std::decay_t<decltype(member)>, double>) {
      if (is_current(info)) member = scaled(member);
    }
  });
  assign_parameters(shape, std::move(settings), std::string("stimulus ") + Shape::name());
  if constexpr (HasProblem<Shape>::value) {
    const std::string problem = shape.problem();
    if (!problem.empty()) throw UsageError(std::string("stimulus ") + Shape::name() + ": " + problem);
  }
  if constexpr (IsRandom<Shape>::value) shape.engine.seed(seed);
  auto parameters = parameter_entries(shape);
  return {std::make_unique<ShapeSource<Shape>>(std::move(shape)), std::move(parameters)};
}

template <class... Shapes>
std::vector<StimulusEntry> entries() {
  return {{Shapes::name(), Shapes::meaning(), parameter_entries(Shapes{}), IsRandom<Shapes>::value,
           &make<Shapes>}...};
}

}  // namespace

const std::vector<StimulusEntry>& stimuli() {
  static const auto all = entries<Constant, Step, Pulse, Ramp, Sine, Chirp, Uniform, Poisson>();
  return all;
}

std::vector<std::string> names_of_stimuli() {
  std::vector<std::string> names;
  for (const StimulusEntry& stimulus : stimuli()) names.push_back(stimulus.name);
  return names;
}

const StimulusEntry& find_stimulus(const Setting& name) { return find_named(stimuli(), name, "stimulus"); }

}  // namespace lif::testbench

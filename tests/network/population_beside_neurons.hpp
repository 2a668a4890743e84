#pragma once

#include <lif/lif.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <deque>
#include <memory>
#include <random>
#include <vector>

#include "support/every_model.hpp"
#include "support/kernel_test.hpp"
#include "support/state_difference.hpp"
#include "support/stimulus.hpp"

namespace lif::tests {

/// A single neuron with its signals.
template <class Model>
struct Lone {
  Lone(const typename Model::Parameters& parameters, const NumbersOf<Model>& numbers,
       sc_core::sc_signal<bool>& clk, sc_core::sc_signal<bool>& rst_n)
      : neuron(sc_core::sc_gen_unique_name("neuron"), parameters, numbers) {
    neuron.clk(clk);
    neuron.rst_n(rst_n);
    neuron.input_current(input);
    neuron.spike(spike);
    neuron.potential(potential);
  }

  ClockedNeuron<Model> neuron;
  sc_core::sc_signal<InputOf<Model>> input;
  sc_core::sc_signal<typename Model::Spike> spike;
  sc_core::sc_signal<typename Model::Number> potential;
};

/// A population, and beside it as many single neurons.
template <class Model>
class SideBySide {
 public:
  static constexpr std::size_t neurons = 5;

  SideBySide(const std::vector<typename Model::Parameters>& parameters, bool shares,
             sc_core::sc_signal<bool>& clk, sc_core::sc_signal<bool>& rst_n) {
    const NumbersOf<Model> numbers{};
    for (const auto& own : parameters) lone_.emplace_back(own, numbers, clk, rst_n);
    const char* name = sc_core::sc_gen_unique_name("population");
    population_ =
        shares ? std::make_unique<Population<Model>>(name, parameters.size(), parameters.front(), numbers)
               : std::make_unique<Population<Model>>(name, parameters, numbers);
    population_->clk(clk);
    population_->rst_n(rst_n);
    population_->input_current(input_);
    population_->spike(spike_);
    population_->potential(potential_);
  }

  void drive(std::size_t neuron, const InputOf<Model>& current) {
    // An sc_signal keeps its 0 when -0 is written, because the two are equal.
    const InputOf<Model> before = lone_[neuron].input.read();
    lone_[neuron].input.write(current);
    next_.push_back(current == before ? before : current);
    if (next_.size() < lone_.size()) return;
    Frame<InputOf<Model>> frame(next_.size());
    frame.fill([&](std::size_t i) { return next_[i]; });
    input_.write(frame);
    next_.clear();
  }

  /// Compares the two, and returns the number of spikes in this step.
  int compare(int step) {
    int spikes = 0;
    for (std::size_t i = 0; i < lone_.size(); ++i) {
      using Spike = typename Model::Spike;
      EXPECT_EQ(static_cast<Spike>(spike_.read().values()[i]), lone_[i].spike.read())
          << "neuron " << i << " step " << step;
      EXPECT_TRUE(are_same(potential_.read().values()[i], lone_[i].potential.read()))
          << "neuron " << i << " step " << step;
      EXPECT_EQ(difference(population_->neurons().state(i), lone_[i].neuron.state()), "")
          << "neuron " << i << " step " << step;
      if (lone_[i].spike.read() != Spike{}) ++spikes;
    }
    return spikes;
  }

 private:
  std::deque<Lone<Model>> lone_;
  std::unique_ptr<Population<Model>> population_;
  FrameChannel<InputOf<Model>> input_{sc_core::sc_gen_unique_name("input"), neurons};
  FrameChannel<typename Model::Spike> spike_{sc_core::sc_gen_unique_name("spike"), neurons};
  FrameChannel<typename Model::Number> potential_{sc_core::sc_gen_unique_name("potential"), neurons};
  std::vector<InputOf<Model>> next_;
};

/// Expects populations with shared and with individual parameters to do what single neurons do.
template <class Model>
void expect_same_as_lone(double size) {
  constexpr std::size_t neurons = SideBySide<Model>::neurons;
  const NumbersOf<Model> numbers{};
  sc_core::sc_signal<bool> clk("clk");
  sc_core::sc_signal<bool> rst_n("rst_n", true);
  SideBySide<Model> shared(std::vector<typename Model::Parameters>(neurons, usable_parameters<Model>()), true,
                           clk, rst_n);
  SideBySide<Model> own(various_parameters<Model>(neurons), false, clk, rst_n);
  std::mt19937_64 engine(11);
  int spikes = 0;
  for (int step = 0; step < 400; ++step) {
    for (std::size_t i = 0; i < neurons; ++i) {
      const auto current = random_input<Model>(numbers, size, engine);
      shared.drive(i, current);
      own.drive(i, current);
    }
    rst_n.write(step != 150 && step != 151);
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    spikes += shared.compare(step) + own.compare(step);
    ASSERT_FALSE(::testing::Test::HasFailure());
  }
  EXPECT_EQ(spikes > 0, has_threshold<Model>);
}

template <class Model>
class PopulationOf : public KernelTest {};
TYPED_TEST_SUITE_P(PopulationOf);
TYPED_TEST_P(PopulationOf, DoesWhatLoneNeuronsDo) {
  expect_same_as_lone<TypeParam>(usual_input_size<TypeParam>());
}
REGISTER_TYPED_TEST_SUITE_P(PopulationOf, DoesWhatLoneNeuronsDo);

}  // namespace lif::tests
